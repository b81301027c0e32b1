import { TweedieError } from '@tweedie/core';
import { networksOf, type PinnedFile, type PriorCard } from '@tweedie/priors';
import { realpath, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { assertInside } from './assertInside.ts';
import { digestOf } from './digestOf.ts';

const remedy = 'Get the file again from where it came.';

/**
 * Throws `bad-model` unless the networks of a card in `folder`, and the files beside them that hold weights, have the
 * lengths and the SHA-256 that it gives.
 */
export async function assertWhole(folder: string, card: PriorCard): Promise<void> {
  for (const { weights = [], ...network } of networksOf(card)) {
    const model = join(folder, network.file);
    await assertFile(model, network);
    if (weights.length === 0) continue;
    const names = weights.map(({ file }) => file);
    assertInside(names, model);
    const beside = dirname(await realpath(model)); // weights lie beside the model, not beside a link to it
    for (const each of weights) await assertFile(join(beside, each.file), each);
  }
}

async function assertFile(path: string, { file, bytes, sha256 }: PinnedFile): Promise<void> {
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
