import { type Registry, TweedieError } from '@tweedie/core';
import { findCard } from '@tweedie/runtime-node';
import { existsSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { locatePrior, type PriorLocation } from '../restoration/locatePrior.ts';

/** Finds a prior as `locatePrior` does, or by the path of its network, which has its card beside it. */
export async function locateModel(registry: Registry, which: string): Promise<PriorLocation> {
  if (!/\.onnx$/i.test(which) || !existsSync(which)) return locatePrior(registry, which);
  const card = join(dirname(which), 'card.json');
  if (!existsSync(card)) {
    throw new TweedieError('not-found', `There is no card.json beside ${which}, to hold it against`, {
      remedy: '"tweedie prior add" finds out what it is, and writes one.',
    });
  }
  const { file } = (await findCard(card)).card;
  if (file === basename(which)) return card;
  throw new TweedieError('bad-model', `${card} is the card of ${file}, not of ${basename(which)}`);
}
