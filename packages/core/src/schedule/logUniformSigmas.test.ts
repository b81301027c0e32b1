import { expect, test } from 'vitest';
import { logUniformSigmas } from './logUniformSigmas.ts';

test('each level is the same fraction of the one before, and 0 ends the list', () => {
  const sigmas = logUniformSigmas(4, { min: 0.01, max: 10 });
  for (const [i, expected] of [10, 1, 0.1, 0.01].entries()) expect(sigmas[i]! / expected).toBeCloseTo(1, 12);
  expect(sigmas[0]).toBe(10);
  expect(sigmas[3]).toBe(0.01);
  expect(sigmas[4]).toBe(0);
});

test('one level is max', () => {
  expect(logUniformSigmas(1, { min: 0.01, max: 20 })).toEqual([20, 0]);
});

test('bad counts and ranges are refused', () => {
  expect(() => logUniformSigmas(-1, { min: 1, max: 2 })).toThrow(
    'n must be a whole number from 1 on, got -1',
  );
  expect(() => logUniformSigmas(3, { min: -1, max: 2 })).toThrow('needs 0 < min ≤ max, got min -1 and max 2');
});
