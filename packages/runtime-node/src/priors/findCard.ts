import { type PriorEntry, TweedieError } from '@tweedie/core';
import type { PriorCard } from '@tweedie/priors';
import { stat } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { isAbsolute, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readCard } from './readCard.ts';

/** The card of a prior, and where it is: of an entry, or of the path of a card or of its folder. Throws as `openPrior` does. */
export async function findCard(
  source: PriorEntry | string,
): Promise<{ readonly path: string; readonly card: PriorCard }> {
  const path = await (typeof source === 'string' ? cardAtPath(source) : cardOfModule(source.card));
  return { path, card: await readCard(path) };
}

/** The file of a card that is given by its path, or by the path of its folder. */
export async function cardAtPath(path: string): Promise<string> {
  const found = await stat(path).catch(() => undefined);
  if (!found) throw new TweedieError('not-found', `There is no prior at ${path}`);
  return resolve(found.isDirectory() ? join(path, 'card.json') : path);
}

/**
 * The file of a card that a plugin names: a module path, looked up first among the packages of Tweedie, then
 * among those of the working folder; a `file:` address; or an absolute path.
 */
export async function cardOfModule(card: string): Promise<string> {
  if (card.startsWith('file:')) return cardAtPath(fileURLToPath(card));
  if (isAbsolute(card)) return cardAtPath(card);
  for (const from of [import.meta.url, join(process.cwd(), 'package.json')]) {
    try {
      return createRequire(from).resolve(card);
    } catch {
      continue;
    }
  }
  throw new TweedieError('not-found', `There is no prior ${card} among the installed packages`, {
    remedy: 'Install the package that brings it.',
  });
}
