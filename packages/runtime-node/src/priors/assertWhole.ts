import { TweedieError } from '@tweedie/core';
import type { PriorCard } from '@tweedie/priors';
import { stat } from 'node:fs/promises';
import { digestOf } from './digestOf.ts';

/** Throws `bad-model` unless `model` has the length and the SHA-256 that its card gives. */
export async function assertWhole(model: string, { file, bytes, sha256 }: PriorCard): Promise<void> {
  const remedy = 'Get the file again from where it came.';
  const found = await stat(model).catch(() => undefined);
  if (!found?.isFile()) {
    throw new TweedieError('bad-model', `There is no ${file} beside its card: ${model}`, { remedy });
  }
  if (found.size !== bytes) {
    const state = found.size < bytes ? 'cut short' : 'another file than its card describes';
    throw new TweedieError(
      'bad-model',
      `${model} is ${state}: it must have ${bytes} bytes, got ${found.size}`,
      {
        remedy,
      },
    );
  }
  const digest = await digestOf(model);
  if (digest === sha256) return;
  throw new TweedieError('bad-model', `${model} is damaged, or another file than its card describes`, {
    remedy,
    facts: { expected: sha256, found: digest },
  });
}
