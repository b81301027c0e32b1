import type { Network } from '@tweedie/core';
import { findMultiple, highestSigma, parseCard, type PriorCard, type Ranking } from '@tweedie/priors';
import { createNodeRuntime, digestOf } from '@tweedie/runtime-node';
import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import type { Report } from '../report.ts';
import type { AddFlags } from './addFlags.ts';
import { chooseKind, isPicture } from './chooseKind.ts';
import { type Addition } from './planAddition.ts';

export interface ExamineOptions {
  readonly flags: AddFlags;
  readonly report: Report;
  readonly mayAsk: boolean;
}

export interface Examined {
  readonly card: PriorCard;
  /** How the network did as each kind that it could be. */
  readonly ranking: Ranking | undefined;
}

/** Finds out by running a network what its file does not tell, and completes its card. */
export async function examine(
  file: string,
  { borders, scheduler, people }: Addition,
  { flags, report, mayAsk }: ExamineOptions,
): Promise<Examined> {
  if (scheduler) report.note(`The scheduler says what the network answers with: ${scheduler.file}`);
  const network = await createNodeRuntime(flags).load(file);
  try {
    report.note(`Running ${basename(file)} to see which sizes it takes.`);
    const multiple = await findMultiple(network, borders);
    const { draft, ranking } = await chooseKind(network, { borders, multiple, flags, scheduler, mayAsk });
    const levels = scheduler || !isPicture(borders) ? draft.sigma : await levelsOf(network, draft);
    const { sigmaMin: min = levels.min, sigmaMax: max = levels.max } = flags;
    const { size: bytes } = await stat(file);
    const found = {
      file: 'model.onnx',
      bytes,
      sha256: await digestOf(file),
      sigma: { ...draft.sigma, min, max },
    };
    return { card: parseCard({ ...draft, ...people, ...found }, basename(file)), ranking };
  } finally {
    await network.dispose();
  }
}

/** The noise levels of a table are those of its timesteps; others are tried. */
async function levelsOf(network: Network, draft: PriorCard): Promise<PriorCard['sigma']> {
  if ('schedule' in draft) return draft.sigma;
  return { ...draft.sigma, max: (await highestSigma(network, draft)) ?? draft.sigma.max };
}
