import { type Catalogue, TweedieError } from '@tweedie/core';
import { closest, distance } from 'fastest-levenshtein';

type Part = { readonly name: string } | { readonly definition: { readonly name: string } };

/** The name of an operator, a solver, a prior, … */
export function nameOf(part: Part): string {
  return 'definition' in part ? part.definition.name : part.name;
}

/** Finds by name. Throws `not-found` with the name that was probably meant. */
export function find<T extends Part>(catalogue: Catalogue<T>, name: string): T {
  try {
    return catalogue.find(name);
  } catch (error) {
    if (!(error instanceof TweedieError) || error.code !== 'not-found') throw error;
    const remedy = [suggestion(name, catalogue.all.map(nameOf)), error.remedy].filter(Boolean).join(' ');
    throw new TweedieError('not-found', error.message, { remedy, cause: error });
  }
}

/** "Did you mean x?", where a known name is close enough to be meant. */
export function suggestion(name: string, known: readonly string[]): string | undefined {
  const part = name.length < 3 ? undefined : known.find((each) => each.includes(name));
  const best = part ?? (known.length === 0 ? '' : closest(name, known));
  const near = best !== '' && (best === part || distance(name, best) <= Math.max(2, best.length / 3));
  return near ? `Did you mean ${best}?` : undefined;
}
