import { expect, test } from 'vitest';
import { karrasSigma, karrasSigmas } from './karrasSigmas.ts';

test('there are n levels and then 0', () => {
  expect(karrasSigmas(18, { min: 0.002, max: 80 })).toHaveLength(19);
  expect(karrasSigmas(18, { min: 0.002, max: 80 }).at(-1)).toBe(0);
});

test('the first and the last level are exactly max and min, and all fall strictly', () => {
  for (const [min, max] of [
    [0.002, 80],
    [0.01, 20],
    [0.1, 157.40744],
  ] as const) {
    const sigmas = karrasSigmas(37, { min, max });
    expect(sigmas[0]).toBe(max);
    expect(sigmas[36]).toBe(min);
    for (let i = 0; i < 37; i++) expect(sigmas[i + 1]!).toBeLessThan(sigmas[i]!);
  }
});

test('the levels are evenly spaced in σ^(1/ρ)', () => {
  const roots = karrasSigmas(5, { min: 1, max: 32, rho: 5 }).map((sigma) => sigma ** (1 / 5));
  for (const [i, expected] of [2, 1.75, 1.5, 1.25, 1, 0].entries())
    expect(roots[i]).toBeCloseTo(expected, 12);
});

test('ρ = 1 is a straight line', () => {
  const sigmas = karrasSigmas(4, { min: 1, max: 4, rho: 1 });
  for (const [i, expected] of [4, 3, 2, 1, 0].entries()) expect(sigmas[i]).toBeCloseTo(expected, 12);
});

test('one level is max', () => {
  expect(karrasSigmas(1, { min: 0.01, max: 20 })).toEqual([20, 0]);
});

test('equal bounds give equal levels', () => {
  expect(karrasSigmas(4, { min: 0.3, max: 0.3 })).toEqual([0.3, 0.3, 0.3, 0.3, 0]);
});

test('a share outside of [0, 1] is refused', () => {
  expect(() => karrasSigma(1.5, { min: 1, max: 2 })).toThrow('karrasSigma: u must be from 0 to 1, got 1.5');
});

test('bad counts and ranges are refused, with the values that were given', () => {
  expect(() => karrasSigmas(0, { min: 1, max: 2 })).toThrow('n must be a whole number from 1 on, got 0');
  expect(() => karrasSigmas(2.5, { min: 1, max: 2 })).toThrow('got 2.5');
  expect(() => karrasSigmas(3, { min: 2, max: 1 })).toThrow('needs 0 < min ≤ max, got min 2 and max 1');
  expect(() => karrasSigmas(3, { min: 0, max: 1 })).toThrow('0 < min ≤ max');
  expect(() => karrasSigmas(3, { min: NaN, max: 1 })).toThrow('0 < min ≤ max');
  expect(() => karrasSigmas(3, { min: 1, max: Infinity })).toThrow('0 < min ≤ max');
  expect(() => karrasSigmas(3, { min: 1, max: 2, rho: 0 })).toThrow('rho must be greater than 0, got 0');
});
