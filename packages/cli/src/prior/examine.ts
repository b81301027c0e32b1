import type { Network } from '@tweedie/core';
import { findMultiple, highestSigma, parseCard, type PriorCard, type Ranking } from '@tweedie/priors';
import { createNodeRuntime } from '@tweedie/runtime-node';
import { basename } from 'node:path';
import type { Report } from '../report.ts';
import type { AddFlags } from './addFlags.ts';
import { chooseKind, isPicture } from './chooseKind.ts';
import { fileFacts } from './fileFacts.ts';
import type { FoundModel } from './findModel.ts';
import { type Addition } from './planAddition.ts';

export interface ExamineOptions {
  readonly flags: AddFlags;
  readonly report: Report;
  readonly mayAsk: boolean;
}

export interface Examined {
  readonly card: PriorCard;
  /** How the network did as each kind that it could be; nothing where a card said what it is. */
  readonly ranking: Ranking | undefined;
}

/** Completes the card of a network: by the card that came with it, or else by running it. */
export async function examine(model: FoundModel, plan: Addition, options: ExamineOptions): Promise<Examined> {
  const { people, inspection, card } = plan;
  const facts = await fileFacts(model, inspection, options.flags);
  const { draft, ranking } = card ? { draft: card, ranking: undefined } : await tryOut(model, plan, options);
  const { sigmaMin: min = draft.sigma.min, sigmaMax: max = draft.sigma.max } = options.flags;
  const found = { ...draft, ...people, ...facts, sigma: { ...draft.sigma, min, max } };
  return { card: parseCard(found, basename(model.file)), ranking };
}

interface TriedOut {
  /** True in all that a network needs to run. */
  readonly draft: PriorCard;
  readonly ranking: Ranking | undefined;
}

async function tryOut(
  { file }: FoundModel,
  { borders, scheduler }: Addition,
  { flags, report, mayAsk }: ExamineOptions,
): Promise<TriedOut> {
  if (scheduler) report.note(`The scheduler says what the network answers with: ${scheduler.file}`);
  const network = await createNodeRuntime(flags).load(file);
  try {
    report.note(`Running ${basename(file)} to see which sizes it takes.`);
    const multiple = await findMultiple(network, borders);
    const { draft, ranking } = await chooseKind(network, { borders, multiple, flags, scheduler, mayAsk });
    const sigma = scheduler || !isPicture(borders) ? draft.sigma : await levelsOf(network, draft);
    return { draft: { ...draft, sigma }, ranking };
  } finally {
    await network.dispose();
  }
}

/** The noise levels of a table are those of its timesteps; others are tried. */
async function levelsOf(network: Network, draft: PriorCard): Promise<PriorCard['sigma']> {
  if ('schedule' in draft) return draft.sigma;
  return { ...draft.sigma, max: (await highestSigma(network, draft)) ?? draft.sigma.max };
}
