import type { Dim } from '../ir/graph.ts';
import type { Known } from './known.ts';

/** The values of a small tensor in another order: `from` gives, for a place in the result, the place in x. */
export function rearranged(
  { dims, values }: Known,
  out: readonly Dim[],
  from: (index: readonly number[]) => readonly number[],
): readonly Dim[] | undefined {
  if (!values || !isKnown(dims) || !isKnown(out)) return undefined;
  const count = out.reduce((product, length) => product * length, 1);
  return Array.from({ length: count }, (_, i) => {
    const place = from(indexOf(i, out));
    return values[place.reduce((at, index, axis) => at * dims[axis]! + index, 0)];
  });
}

function isKnown(dims: readonly Dim[] | undefined): dims is readonly number[] {
  return dims?.every((dim) => typeof dim === 'number') ?? false;
}

function indexOf(i: number, dims: readonly number[]): number[] {
  return dims.reduceRight<{ readonly rest: number; readonly index: number[] }>(
    ({ rest, index }, length) => ({ rest: Math.floor(rest / length), index: [rest % length, ...index] }),
    { rest: i, index: [] },
  ).index;
}
