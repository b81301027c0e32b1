import { expect, test } from 'vitest';
import {
  alphaBarsOf,
  cosineAlphaBars,
  ddpmAlphaBars,
  scaledLinearAlphaBars,
  withZeroTerminalSnr,
} from './alphaBars.ts';
import { sigmaOf } from './conversions.ts';

/** Noise levels of the linear schedule, to the digits that the literature prints. */
const known = [
  [0, 0.01, 4],
  [1, 0.0148, 4],
  [9, 0.0436, 4],
  [99, 0.339, 3],
  [250, 0.958, 3],
  [500, 3.44, 2],
  [750, 17.4, 1],
  [900, 60.8, 1],
  [990, 143.8, 1],
  [999, 157.4, 1],
] as const;

test('the linear schedule has the noise levels of DDPM', () => {
  const alphaBars = ddpmAlphaBars();
  expect(alphaBars).toHaveLength(1000);
  for (const [t, sigma, digits] of known) expect(sigmaOf(alphaBars[t]!)).toBeCloseTo(sigma, digits);
});

test('β starts and ends where it is told to', () => {
  const alphaBars = ddpmAlphaBars(3, { betaStart: 0.1, betaEnd: 0.3 });
  expect(alphaBars[0]).toBeCloseTo(0.9, 15);
  expect(alphaBars[1]).toBeCloseTo(0.9 * 0.8, 15);
  expect(alphaBars[2]).toBeCloseTo(0.9 * 0.8 * 0.7, 15);
  expect(ddpmAlphaBars(1)).toEqual([1 - 1e-4]);
});

test('the cosine schedule is a squared cosine until β reaches its bound', () => {
  const T = 100;
  const f = (t: number) => Math.cos(((t / T + 0.008) / 1.008) * (Math.PI / 2)) ** 2;
  const alphaBars = cosineAlphaBars(T);
  for (const t of [0, 10, 50, 90]) expect(alphaBars[t]! / (f(t + 1) / f(0))).toBeCloseTo(1, 10);
  expect(alphaBars[T - 1]! / alphaBars[T - 2]!).toBeCloseTo(1 - 0.999, 12);
});

test('both fall from almost 1 and stay above 0', () => {
  for (const alphaBars of [ddpmAlphaBars(), cosineAlphaBars()]) {
    expect(alphaBars[0]).toBeGreaterThan(0.9998);
    expect(alphaBars[999]).toBeGreaterThan(0);
    for (let t = 1; t < 1000; t++) expect(alphaBars[t]!).toBeLessThan(alphaBars[t - 1]!);
  }
});

test('a β that is no probability is refused', () => {
  expect(() => ddpmAlphaBars(10, { betaEnd: 1 })).toThrow(/ddpmAlphaBars: β must be from .* got 1/);
  expect(() => ddpmAlphaBars(10, { betaStart: 0 })).toThrow('got 0');
  expect(() => cosineAlphaBars(0)).toThrow('n must be a whole number from 1 on, got 0');
});

test('the schedule of Stable Diffusion ends at the noise level that its samplers start from', () => {
  const alphaBars = scaledLinearAlphaBars();
  expect(alphaBars).toHaveLength(1000);
  expect(sigmaOf(alphaBars[0]!)).toBeCloseTo(0.0292, 4);
  expect(sigmaOf(alphaBars[999]!)).toBeCloseTo(14.6146, 4);
});

test('a table of β gives the products of 1 − β', () => {
  expect(alphaBarsOf([0.5, 0.5, 0.5])).toEqual([0.5, 0.25, 0.125]);
  expect(() => alphaBarsOf([])).toThrow('n must be a whole number from 1 on');
  expect(() => alphaBarsOf([0.5, 1])).toThrow(/alphaBarsOf: β must be from .* got 1/);
});

test('zero terminal signal keeps the first level and tends to pure noise', () => {
  const [before, after] = [ddpmAlphaBars(), withZeroTerminalSnr(ddpmAlphaBars())];
  expect(after).toHaveLength(999);
  expect(after[0]).toBeCloseTo(before[0]!, 15);
  // √ᾱ at the last but one is what was between the last two, stretched: σ goes from 154 to about 15 000.
  expect(sigmaOf(after[998]!)).toBeGreaterThan(1e4);
  for (let t = 1; t < 999; t++) expect(after[t]!).toBeLessThan(after[t - 1]!);
});
