import { strings } from '../strings/start.ts';
import type { Entry } from './entries.ts';
import type { Damage } from './tagsOf.ts';

/** What somebody looks for; what is left out may be anything. */
export interface Wish {
  readonly text: string;
  readonly damage?: Damage | undefined;
  readonly solver?: string | undefined;
  readonly prior?: string | undefined;
}

/** The entries in which all that is asked for is found; of the text, every word. */
export function search<E extends Pick<Entry, 'title' | 'description' | 'tags'>>(
  entries: readonly E[],
  { text, damage, solver, prior }: Wish,
): readonly E[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  return entries.filter((entry) => {
    const { damages, solvers, priors } = entry.tags;
    if (damage !== undefined && !damages.includes(damage)) return false;
    if (solver !== undefined && !solvers.includes(solver)) return false;
    if (prior !== undefined && !priors.includes(prior)) return false;
    const said = [entry.title, entry.description, ...damages.map((one) => strings.damages[one])];
    const all = [...said, ...solvers, ...priors].join(' ').toLowerCase();
    return words.every((word) => all.includes(word));
  });
}
