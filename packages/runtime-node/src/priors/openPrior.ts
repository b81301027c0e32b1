import { type PriorEntry, type Runtime, TweedieError } from '@tweedie/core';
import {
  createPrior,
  type CreatePriorOptions,
  type NetworkPrior,
  parseCard,
  type PriorCard,
} from '@tweedie/priors';
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { assertWhole } from './assertWhole.ts';
import { cardAtPath, cardOfModule } from './findCard.ts';

export interface OpenPriorOptions extends CreatePriorOptions {
  readonly runtime: Runtime;
}

/**
 * Opens a prior that a plugin brings, or that lies on disk: `source` is its entry, the path of its card, or the
 * path of the card's folder. The network is checked against the card, loaded, and made to take images of any size
 * as `createPrior` does. Throws `not-found` or `bad-model`. Dispose of it to free the network.
 */
export async function openPrior(
  source: PriorEntry | string,
  { runtime, ...options }: OpenPriorOptions,
): Promise<NetworkPrior> {
  const { path, card } = await findCard(source);
  const model = join(dirname(path), card.file);
  await assertWhole(model, card);
  const network = await runtime.load(model);
  try {
    return createPrior(card, network, options);
  } catch (error) {
    await network.dispose();
    throw error;
  }
}

/** The card of a prior, and where it is. Throws as `openPrior` does. */
export async function findCard(
  source: PriorEntry | string,
): Promise<{ readonly path: string; readonly card: PriorCard }> {
  const path = await (typeof source === 'string' ? cardAtPath(source) : cardOfModule(source.card));
  return { path, card: await readCard(path) };
}

async function readCard(path: string): Promise<PriorCard> {
  const text = await readFile(path, 'utf8').catch((cause: unknown) => {
    throw new TweedieError('not-found', `There is no card ${path}`, { cause });
  });
  return parseCard(parseJson(text, path), path);
}

function parseJson(text: string, path: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new TweedieError('bad-model', `${path} is not a prior's card: it is not JSON`, {
      remedy: 'Give the path of a card.json, or of the folder that holds one.',
      cause,
    });
  }
}
