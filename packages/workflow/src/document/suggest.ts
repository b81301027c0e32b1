import { closest, distance } from 'fastest-levenshtein';

/** Longer names, and more of them, are nobody's typing. */
const most = { characters: 32, names: 100 };

/** `Did you mean "sigma"?`, where a known name is up to two letters away. */
export function suggest(name: string, known: readonly string[]): string | undefined {
  if (name.length > most.characters || known.length > most.names) return undefined;
  const similar = known.filter((each) => Math.abs(each.length - name.length) <= 2);
  if (similar.length === 0) return undefined;
  const best = closest(name, similar);
  return distance(name, best) <= Math.min(2, name.length / 2) ? `Did you mean "${best}"?` : undefined;
}
