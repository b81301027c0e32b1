import type { Inspection } from '@tweedie/autodiff';
import { TweedieError } from '@tweedie/core';
import type { PriorCard } from '@tweedie/priors';
import { digestOf } from '@tweedie/runtime-node';
import { stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { AddFlags } from './addFlags.ts';
import type { FoundModel } from './findModel.ts';

type FileFacts = Pick<PriorCard, 'file' | 'bytes' | 'sha256' | 'weights' | 'source'>;

/** What a card pins of a model and the files with its weights. Throws `bad-model` unless they are what flags and card say. */
export async function fileFacts(
  { file, card, source }: FoundModel,
  { files }: Inspection,
  { sha256: pinned }: AddFlags,
): Promise<FileFacts> {
  const { bytes, sha256 } = await factsOf(file);
  if (pinned !== undefined && sha256 !== pinned) {
    throw new TweedieError('bad-model', `${file} is another file than --sha256 says`, {
      remedy: `Its SHA-256 is ${sha256}.`,
    });
  }
  if (card && sha256 !== card.sha256) {
    throw new TweedieError(
      'bad-model',
      `${file} is damaged, or another file than the card.json beside it describes`,
      {
        remedy: 'Get it again, or leave the card out with --no-card.',
        facts: { expected: card.sha256, found: sha256 },
      },
    );
  }
  const weights: NonNullable<PriorCard['weights']> = [];
  for (const each of files) weights.push({ file: each, ...(await factsOf(join(dirname(file), each))) });
  return {
    file: 'model.onnx',
    bytes,
    sha256,
    weights: weights.length > 0 ? weights : undefined,
    source: source ?? card?.source,
  };
}

async function factsOf(file: string): Promise<{ readonly bytes: number; readonly sha256: string }> {
  return { bytes: (await stat(file)).size, sha256: await digestOf(file) };
}
