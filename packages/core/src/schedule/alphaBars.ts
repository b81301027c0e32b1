import { assertBetween, assertCount } from './range.ts';

export interface LinearBetas {
  /** @default 1e-4 */
  readonly betaStart?: number;
  /** @default 0.02 */
  readonly betaEnd?: number;
}

/**
 * `ᾱ_t = Π (1 − β_i)` for t = 0 … T − 1, with β rising evenly from `betaStart` to `betaEnd`.
 * Throws `bad-parameter` unless T ≥ 1 and 0 < β < 1. Ho et al. (2020), section 4.
 */
export function ddpmAlphaBars(T = 1000, { betaStart = 1e-4, betaEnd = 0.02 }: LinearBetas = {}): number[] {
  assertCount(T, 'ddpmAlphaBars');
  for (const beta of [betaStart, betaEnd])
    assertBetween(beta, [Number.MIN_VALUE, 1 - 2 ** -53], 'ddpmAlphaBars: β');
  return products(T, (t) => 1 - (betaStart + ((betaEnd - betaStart) * t) / (T - 1 || 1)));
}

export interface CosineBetas {
  /** Keeps the first β from vanishing. @default 0.008 */
  readonly offset?: number;
  /** @default 0.999 */
  readonly maxBeta?: number;
}

/**
 * `ᾱ` that falls like a squared cosine, for t = 0 … T − 1, every β at most `maxBeta`.
 * Throws `bad-parameter` unless T ≥ 1. Nichol and Dhariwal (2021), eq. 17.
 */
export function cosineAlphaBars(T = 1000, { offset = 0.008, maxBeta = 0.999 }: CosineBetas = {}): number[] {
  assertCount(T, 'cosineAlphaBars');
  const f = (t: number): number => Math.cos(((t / T + offset) / (1 + offset)) * (Math.PI / 2)) ** 2;
  return products(T, (t) => Math.max(1 - maxBeta, f(t + 1) / f(t)));
}

function products(length: number, factor: (t: number) => number): number[] {
  let product = 1;
  return Array.from({ length }, (_, t) => (product *= factor(t)));
}
