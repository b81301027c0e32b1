import { TweedieError } from '@tweedie/core';
import type { PluginSource } from '@tweedie/runtime-web';
import { parsePluginCatalogue, type PluginListing } from '@tweedie/workflow';

/** A plugin that a catalogue lists, and where it is to be had. */
export interface Listed extends PluginListing {
  readonly source: PluginSource;
}

/** Reads a catalogue of plugins. Throws `not-found` and `bad-plugin`. */
export async function loadListing(address: string): Promise<readonly Listed[]> {
  const answer = await fetch(address, { credentials: 'omit' }).catch(() => undefined);
  if (!answer?.ok) {
    throw new TweedieError('not-found', `There is no catalogue of plugins at ${address}`, {
      remedy: 'Check its address and the connection.',
    });
  }
  const json: unknown = await answer.json().catch(() => undefined);
  return parsePluginCatalogue('The catalogue of plugins', json).plugins.map((listing) => {
    const { name, version, url } = listing;
    const source = url === undefined ? { npm: `${name}@${version}` } : { url: new URL(url, address).href };
    return { ...listing, source };
  });
}
