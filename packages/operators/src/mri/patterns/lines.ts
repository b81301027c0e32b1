import { chooseWeighted } from '../chooseWeighted.ts';
import type { PatternOptions } from '../samplingMask.ts';
import { centreOf } from './centreOf.ts';

export type LineSpacing = 'variable-density' | 'random' | 'equispaced';

/** How fast the density of columns falls from the middle to the sides: `(1 − |k|/kₘₐₓ)³`, of Lustig et al. (2007). */
const fall = 3;

/**
 * Whole columns, as a scanner measures them: those in the middle, and others on both sides, exactly `round(W/R)` in all.
 * Evenly at random or equispaced from a random start as in fastMRI (Zbontar et al. 2018), or denser near the middle.
 */
export function lines(
  spacing: LineSpacing,
  { height, width, acceleration, centre, random }: PatternOptions,
): Uint8Array {
  const [start, count] = centreOf(width, centre);
  const row = new Uint8Array(width).fill(1, start, start + count);
  const outer = Array.from(row.keys()).filter((column) => row[column] === 0);
  const wanted = Math.max(0, Math.round(width / acceleration) - count);
  const middle = Math.floor(width / 2);
  const density = (column: number): number => (1 - Math.abs(column - middle) / (middle + 1)) ** fall;
  const chosen = (): readonly number[] => {
    if (spacing !== 'equispaced') {
      const weights = Float64Array.from(outer, spacing === 'random' ? () => 1 : density);
      return chooseWeighted(random, weights, wanted);
    }
    const offset = random.uniform([1]).data[0]!;
    return Array.from({ length: wanted }, (_, k) => Math.floor(((k + offset) * outer.length) / wanted));
  };
  for (const i of chosen()) row[outer[i]!] = 1;
  const mask = new Uint8Array(height * width);
  for (let i = 0; i < height; i++) mask.set(row, i * width);
  return mask;
}
