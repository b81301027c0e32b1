import type { Field } from './field.ts';

/** A value that the share `q` of a field does not exceed, to a thousandth of its largest one. */
export function quantile({ values, max }: Field, q: number): number {
  if (!(max > 0)) return 0;
  const bins = new Uint32Array(1000);
  let counted = 0;
  for (const value of values) {
    if (Number.isNaN(value)) continue;
    bins[Math.min(999, Math.floor((1000 * value) / max))]!++;
    counted++;
  }
  let below = 0;
  for (let i = 0; i < bins.length; i++) {
    below += bins[i]!;
    if (below >= q * counted) return ((i + 1) * max) / 1000;
  }
  return max;
}
