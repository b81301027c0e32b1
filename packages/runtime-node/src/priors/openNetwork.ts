import type { Network, PriorEntry, Runtime } from '@tweedie/core';
import { type CoderNetworks, networksOf, type PriorCard } from '@tweedie/priors';
import { realpath } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { assertWhole } from './assertWhole.ts';
import { findCard } from './findCard.ts';

/** The loaded networks of a prior. */
export interface OpenedNetwork {
  readonly card: PriorCard;
  readonly network: Network;
  /** Those of its autoencoder, where it denoises latents. */
  readonly coders?: CoderNetworks;
}

/** Loads the networks of a prior, after checking them against its card. Throws `not-found` or `bad-model`. */
export async function openNetwork(source: PriorEntry | string, runtime: Runtime): Promise<OpenedNetwork> {
  const { path, card } = await findCard(source);
  const folder = dirname(path);
  await assertWhole(folder, card);
  const loaded: Network[] = [];
  try {
    for (const { file } of networksOf(card)) {
      const model = await realpath(join(folder, file)); // weights in other files lie beside it, not beside a link
      loaded.push(await runtime.load(model));
    }
  } catch (error) {
    await Promise.all(loaded.map((each) => each.dispose()));
    throw error;
  }
  const [network, encoder, decoder] = loaded;
  return { card, network: network!, ...(encoder && decoder && { coders: { encoder, decoder } }) };
}
