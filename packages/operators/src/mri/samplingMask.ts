import { createRandom, type Random } from '@tweedie/core';
import type { Extent } from '../imageSize.ts';
import { gaussianPoints } from './patterns/gaussianPoints.ts';
import { type LineSpacing, lines } from './patterns/lines.ts';
import { poissonDisc } from './patterns/poissonDisc.ts';
import { radial } from './patterns/radial.ts';
import type { Pattern, Sampling } from './samplingParameters.ts';

/** What a pattern knows: the size of k-space, how many of its values are wanted, and what is measured anyway. */
export interface PatternOptions extends Extent {
  readonly acceleration: number;
  /** The fraction of each side around frequency 0 that is measured whole. */
  readonly centre: number;
  readonly random: Random;
}

type Draw = (options: PatternOptions) => Uint8Array;

const columns =
  (spacing: LineSpacing): Draw =>
  (options) =>
    lines(spacing, options);

const patterns: Readonly<Record<Pattern, Draw>> = {
  'variable-density': columns('variable-density'),
  random: columns('random'),
  equispaced: columns('equispaced'),
  radial,
  gaussian: gaussianPoints,
  'poisson-disc': poissonDisc,
};

/**
 * Marks with 1 what is not measured of a k-space `[H, W]` with frequency 0 at `(⌊H/2⌋, ⌊W/2⌋)`, as `maskOperator` takes
 * it. Columns and points are exactly `round(n/R)` of n, or the centre where that is more; spokes come one after the
 * other until there are as many points. Frequency 0 is always measured.
 */
export function samplingMask(size: Extent, { pattern, acceleration, centre, seed }: Sampling): Uint8Array {
  const random = createRandom(seed);
  const measured = patterns[pattern]({ ...size, acceleration, centre, random });
  return measured.map((value) => 1 - value);
}
