import type { Network, PriorEntry, Runtime } from '@tweedie/core';
import type { PriorCard } from '@tweedie/priors';
import { realpath } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { assertWhole } from './assertWhole.ts';
import { findCard } from './findCard.ts';

/** Loads the network of a prior, after checking it against its card. Throws `not-found` or `bad-model`. */
export async function openNetwork(
  source: PriorEntry | string,
  runtime: Runtime,
): Promise<{ readonly card: PriorCard; readonly network: Network }> {
  const { path, card } = await findCard(source);
  const model = join(dirname(path), card.file);
  await assertWhole(model, card);
  const network = await runtime.load(await realpath(model)); // weights in other files lie beside it, not beside a link
  return { card, network };
}
