import { expect, test } from 'vitest';
import { alphaBarOf, sigmaOf } from './conversions.ts';

test('σ = 1 is where signal and noise share the variance', () => {
  expect(sigmaOf(0.5)).toBe(1);
  expect(alphaBarOf(1)).toBe(0.5);
});

test('no noise is ᾱ = 1', () => {
  expect(sigmaOf(1)).toBe(0);
  expect(alphaBarOf(0)).toBe(1);
});

test('the conversions undo each other', () => {
  // 1 − ᾱ loses the digits that ᾱ ≈ 1 has no room for: a relative error of about 2⁻⁵³/σ² in σ.
  for (const sigma of [0.002, 0.05, 1, 80, 157]) {
    expect(Math.abs(sigmaOf(alphaBarOf(sigma)) / sigma - 1)).toBeLessThan(2 ** -51 * (1 + 1 / sigma ** 2));
  }
});

test('values without a meaning are refused', () => {
  expect(() => sigmaOf(0)).toThrow('sigmaOf: ᾱ must be from');
  expect(() => sigmaOf(1.1)).toThrow('got 1.1');
  expect(() => alphaBarOf(-1)).toThrow('alphaBarOf: sigma must be from 0');
  expect(() => alphaBarOf(NaN)).toThrow('got NaN');
});
