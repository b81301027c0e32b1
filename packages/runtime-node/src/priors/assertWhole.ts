import { TweedieError } from '@tweedie/core';
import type { PriorCard } from '@tweedie/priors';
import { realpath, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { assertInside } from './assertInside.ts';
import { digestOf } from './digestOf.ts';

const remedy = 'Get the file again from where it came.';

/**
 * Throws `bad-model` unless `model`, and the files beside it that hold weights, have the lengths and the SHA-256 that its
 * card gives.
 */
export async function assertWhole(model: string, { weights = [], ...card }: PriorCard): Promise<void> {
  await assertFile(model, card);
  if (weights.length === 0) return;
  const names = weights.map(({ file }) => file);
  assertInside(names, model);
  const folder = dirname(await realpath(model)); // weights lie beside the model, not beside a link to it
  for (const each of weights) await assertFile(join(folder, each.file), each);
}

async function assertFile(
  path: string,
  { file, bytes, sha256 }: Pick<PriorCard, 'file' | 'bytes' | 'sha256'>,
): Promise<void> {
  const found = await stat(path).catch(() => undefined);
  if (!found?.isFile()) {
    throw new TweedieError('bad-model', `There is no ${file} beside its card: ${path}`, { remedy });
  }
  if (found.size !== bytes) {
    const state = found.size < bytes ? 'cut short' : 'another file than its card describes';
    const lengths = `it must have ${bytes} bytes, got ${found.size}`;
    throw new TweedieError('bad-model', `${path} is ${state}: ${lengths}`, { remedy });
  }
  const digest = await digestOf(path);
  if (digest === sha256) return;
  throw new TweedieError('bad-model', `${path} is damaged, or another file than its card describes`, {
    remedy,
    facts: { expected: sha256, found: digest },
  });
}
