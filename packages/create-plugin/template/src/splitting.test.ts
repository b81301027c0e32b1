import { createRandom, finish, karrasSigmas, steps } from '@tweedie/core';
import { diagonalOracle, simulate } from '@tweedie/testing';
import { expect, test } from 'vitest';
import { splitting } from './splitting.js';

test('on a Gaussian prior it is the recursion that its formula says', async () => {
  const [s, mean, variance, sigmaY] = [[1, 0.5, 0], 0.2, 0.6, 0.1];
  const oracle = diagonalOracle({ s, pixels: 40, mean, variance, noise: sigmaY });
  const { measurement } = await simulate(oracle, 1, createRandom(1));
  const { data } = await finish(splitting(oracle.prior, measurement, { steps: 6, sigmaMax: 1 }));
  for (const [i, y] of measurement.y.data.entries()) {
    const si = s[Math.floor(i / 40)]!;
    let x = si * y;
    for (const [, sigma] of steps(karrasSigmas(6, { min: sigmaY, max: 1 }))) {
      const rho = (sigmaY / sigma) ** 2;
      const z = (si * y + rho * x) / (si ** 2 + rho);
      x = mean + (variance / (variance + sigma ** 2)) * (z - mean);
    }
    expect(Math.abs(data[i]! - x)).toBeLessThan(1e-5); // six steps of float32, of values near 1
  }
});
