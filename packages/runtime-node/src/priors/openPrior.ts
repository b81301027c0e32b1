import type { PriorEntry, Runtime } from '@tweedie/core';
import { createPrior, type CreatePriorOptions, type NetworkPrior } from '@tweedie/priors';
import { openNetwork } from './openNetwork.ts';

export interface OpenPriorOptions extends CreatePriorOptions {
  readonly runtime: Runtime;
}

/**
 * Opens a prior that a plugin brings, or that lies on disk: `source` is its entry, the path of its card, or the
 * path of the card's folder. Its networks are checked against the card, loaded, and made to take images of any size
 * as `createPrior` does. Throws `not-found` or `bad-model`. Dispose of it to free the network.
 */
export async function openPrior(
  source: PriorEntry | string,
  { runtime, ...options }: OpenPriorOptions,
): Promise<NetworkPrior> {
  const { card, network, coders } = await openNetwork(source, runtime);
  try {
    return createPrior(card, network, { ...options, coders });
  } catch (error) {
    const all = [network, ...(coders ? [coders.encoder, coders.decoder] : [])];
    await Promise.all(all.map((each) => each.dispose()));
    throw error;
  }
}
