import { TweedieError } from '@tweedie/core';
import { parseCard, type PriorCard } from '@tweedie/priors';
import { readFile } from 'node:fs/promises';

/** Reads and checks a card. Throws `not-found` or `bad-model`. */
export async function readCard(path: string): Promise<PriorCard> {
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
