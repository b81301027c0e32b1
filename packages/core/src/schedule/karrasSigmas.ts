import { TweedieError } from '../errors.ts';
import { assertBetween, assertCount, assertSigmaRange, type SigmaRange } from './range.ts';

export interface KarrasOptions extends SigmaRange {
  /** The larger, the more levels are small. @default 7 */
  readonly rho?: number;
}

/**
 * `n` falling noise levels from `max` to `min`, evenly spaced in `σ^(1/ρ)`, then a final 0. One level is `max`.
 * Throws `bad-parameter` unless n ≥ 1, 0 < min ≤ max and ρ > 0. Karras et al. (2022), eq. 5.
 */
export function karrasSigmas(n: number, range: KarrasOptions): number[] {
  assertCount(n, 'karrasSigmas');
  return [...Array.from({ length: n }, (_, i) => karrasSigma(n === 1 ? 0 : i / (n - 1), range)), 0];
}

/** The noise level at the share `u` in [0, 1] of the way from `max` (u = 0) down to `min` (u = 1). */
export function karrasSigma(u: number, { min, max, rho = 7 }: KarrasOptions): number {
  assertBetween(u, [0, 1], 'karrasSigma: u');
  assertSigmaRange({ min, max }, 'karrasSigma');
  if (!(rho > 0))
    throw new TweedieError('bad-parameter', `karrasSigma: rho must be greater than 0, got ${rho}`);
  if (u === 0) return max;
  if (u === 1) return min;
  const sigma = (max ** (1 / rho) * (1 - u) + min ** (1 / rho) * u) ** rho;
  return Math.min(max, Math.max(min, sigma));
}
