import { assertCount, assertSigmaRange, type SigmaRange } from './range.ts';

/**
 * `n` falling noise levels from `max` to `min`, evenly spaced in log σ, then a final 0. One level is `max`.
 * Throws `bad-parameter` unless n ≥ 1 and 0 < min ≤ max.
 */
export function logUniformSigmas(n: number, { min, max }: SigmaRange): number[] {
  assertCount(n, 'logUniformSigmas');
  assertSigmaRange({ min, max }, 'logUniformSigmas');
  const level = (u: number): number => (u === 1 ? min : Math.max(min, max * (min / max) ** u));
  return [...Array.from({ length: n }, (_, i) => level(n === 1 ? 0 : i / (n - 1))), 0];
}
