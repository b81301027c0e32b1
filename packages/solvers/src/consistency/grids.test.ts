import { ddpmAlphaBars, timestepOf } from '@tweedie/core';
import { expect, test } from 'vitest';
import { quadraticSigmas } from './grids.ts';

test('the squares of the timesteps are evenly spaced', () => {
  const sigmas = quadraticSigmas(5, { min: 0.02, max: 100 });
  const squares = sigmas.slice(0, 5).map((sigma) => timestepOf(sigma, ddpmAlphaBars()) ** 2);
  const gap = (squares[0]! - squares[4]!) / 4;
  for (let k = 0; k < 4; k++) expect((squares[k]! - squares[k + 1]!) / gap).toBeCloseTo(1, 8);
  expect(sigmas[0]).toBeCloseTo(100, 8);
  expect(sigmas[4]).toBeCloseTo(0.02, 10);
  expect(sigmas[5]).toBe(0);
});

test('levels that DDPM does not have are cut off', () => {
  const sigmas = quadraticSigmas(3, { min: 0.0001, max: 1000 });
  expect(sigmas[0]).toBeCloseTo(157.4, 1);
  expect(sigmas[2]).toBeCloseTo(0.01, 4);
});
