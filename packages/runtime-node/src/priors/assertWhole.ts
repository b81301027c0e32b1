import { TweedieError } from '@tweedie/core';
import type { PriorCard } from '@tweedie/priors';
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';

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
  const hash = createHash('sha256');
  await pipeline(createReadStream(model), hash);
  const digest = hash.digest('hex');
  if (digest === sha256) return;
  throw new TweedieError('bad-model', `${model} is damaged, or another file than its card describes`, {
    remedy,
    facts: { expected: sha256, found: digest },
  });
}
