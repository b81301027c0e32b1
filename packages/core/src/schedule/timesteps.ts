/** @file Fractional timesteps: between two entries of a table of ᾱ, log σ is a straight line in t. */
import { sigmaOf } from './conversions.ts';
import { assertBetween } from './range.ts';

/** The fractional timestep t at noise level `sigma`. Throws `bad-parameter` outside of the levels of `alphaBars`. */
export function timestepOf(sigma: number, alphaBars: readonly number[]): number {
  const level = (t: number): number => sigmaOf(alphaBars[t]!);
  let low = 0;
  let high = alphaBars.length - 1;
  assertBetween(sigma, [level(low), level(high)], 'timestepOf: sigma');
  if (sigma === level(high)) return high;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (level(middle) <= sigma) low = middle;
    else high = middle;
  }
  return low + Math.log(sigma / level(low)) / Math.log(level(high) / level(low));
}

/** The noise level at the fractional timestep `t`. Throws `bad-parameter` unless 0 ≤ t ≤ T − 1. */
export function sigmaAt(t: number, alphaBars: readonly number[]): number {
  assertBetween(t, [0, alphaBars.length - 1], 'sigmaAt: t');
  const low = Math.floor(t);
  const sigma = sigmaOf(alphaBars[low]!);
  return t === low ? sigma : sigma * (sigmaOf(alphaBars[low + 1]!) / sigma) ** (t - low);
}
