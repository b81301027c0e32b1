import { finish, karrasSigmas, steps, type Tensor } from '@tweedie/core';
import { diagonalOracle, simulate } from '@tweedie/testing';
import { createRandom } from '@tweedie/core';
import { expect, test } from 'vitest';
import { plugAndPlay } from './plugAndPlay.ts';

const [s, mean, variance] = [[1, 0.4, 0], 0.3, 0.5];
const oracle = diagonalOracle({ s, pixels: 50, mean, variance, noise: 0.1 });

test('on a Gaussian prior it is the recursion that its formula says', async () => {
  const { measurement } = await simulate(oracle, 1, createRandom(1));
  const options = { steps: 8, sigmaMax: 1, sigmaMin: 0.05, rate: 0.9 };
  const result = await finish(plugAndPlay(oracle.prior, measurement, options));
  const y = measurement.y.data;
  const wanted = Array.from(y, (value, i) => {
    const si = s[Math.floor(i / 50)]!;
    let x = si * value;
    for (const [, sigma] of steps(karrasSigmas(8, { min: 0.05, max: 1 }))) {
      const moved = x - 0.9 * si * (si * x - value);
      x = mean + (variance / (variance + sigma ** 2)) * (moved - mean);
    }
    return x;
  });
  // Eight steps of a few float32 roundings each, of values of a few units.
  result.data.forEach((value, i) => expect(Math.abs(value - wanted[i]!)).toBeLessThan(1e-5));
});

test('a measurement of other values gives another picture, and a pixel that nobody saw falls back on the mean', async () => {
  const { measurement } = await simulate(oracle, 2, createRandom(2));
  const { data }: Tensor = await finish(plugAndPlay(oracle.prior, measurement, { steps: 200 }));
  expect(data.subarray(0, 50)).not.toEqual(data.subarray(150, 200));
  // What is unseen starts at 0 and goes the share Π v/(v + σ²) of its way from the mean.
  const share = steps(karrasSigmas(200, { min: 0.02, max: 1 }));
  let left = 1;
  for (const [, sigma] of share) left *= variance / (variance + sigma ** 2);
  for (const value of data.subarray(100, 150)) expect(Math.abs(value - mean * (1 - left))).toBeLessThan(1e-4);
});

test('levels that the prior does not know are refused', async () => {
  const { measurement } = await simulate(oracle, 1, createRandom(1));
  await expect(
    finish(plugAndPlay(oracle.prior, measurement, { sigmaMin: 0.5, sigmaMax: 0.1 })),
  ).rejects.toThrow('plug-and-play: sigmaMin must be at most sigmaMax, got 0.5 and 0.1');
});
