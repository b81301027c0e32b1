import { existsSync } from 'node:fs';
import { type PriorEntry, type Registry, TweedieError } from '@tweedie/core';
import { find } from '../find.ts';

/** An entry of the registry, or the path of a card or of its folder. */
export type PriorLocation = PriorEntry | string;

/** Finds a prior by its name or by its path; without either, the first that there is. */
export function locatePrior({ priors }: Registry, which: string | undefined): PriorLocation {
  if (which === undefined) return priors.all[0]!;
  if (existsSync(which)) return which;
  if (!/[/\\]|\.json$/.test(which) || isLongName(priors, which)) return find(priors, which);
  throw new TweedieError('not-found', `There is no prior ${which}`, {
    remedy: 'Give the path of a card.json or of its folder, or a name of "tweedie list priors".',
  });
}

function isLongName(priors: Registry['priors'], which: string): boolean {
  try {
    priors.find(which);
    return true;
  } catch {
    return false;
  }
}
