import { combine, createRandom, finish, norm, sub, type Tensor } from '@tweedie/core';
import { expect, test } from 'vitest';
import { gaussian, setting } from '../oracle/setting.ts';
import { dps } from './dps.ts';
import { lgd, lossSlope } from './lgd.ts';

test('the slope is that of −log 1/n·Σ exp(−ℓ) at the same draws, by differences, and each sample weighs its own', async () => {
  const { measurement } = await setting([1, 0.5], { rows: 2, width: 2 });
  const { operator: A } = measurement;
  const y = createRandom(3).normal([2, 1, 2, 2]);
  const D = createRandom(4).normal([2, 1, 2, 2]);
  const options = { spread: 0.7, zeta: 3, draws: 5 }; // ζ·r well above 0: the weights are far from equal
  const slope = await lossSlope({ ...measurement, y }, D, { ...options, random: createRandom(5) });
  const loss = async (at: Tensor): Promise<readonly number[]> => {
    const random = createRandom(5);
    const sums = [0, 0];
    for (let i = 0; i < 5; i++) {
      const misfit = norm(sub(y, await A.apply(combine([1, at], [0.7, random.normal(at.shape)]))));
      for (const n of [0, 1]) sums[n]! += Math.exp(-3 * misfit[n]!) / 5;
    }
    return sums.map((sum) => -Math.log(sum));
  };
  const h = 2 ** -7; // truncation h²/6·ζ³ = 3·10⁻⁴, rounding ζ·10⁻⁷/h
  for (let i = 0; i < 8; i++) {
    const at = (by: number): Promise<readonly number[]> =>
      loss({ ...D, data: D.data.map((value, j) => value + (i === j ? by : 0)) });
    const n = Math.floor(i / 4);
    const wanted = ((await at(h))[n]! - (await at(-h))[n]!) / (2 * h);
    expect(Math.abs(slope.data[i]! - wanted)).toBeLessThan(1e-3);
  }
});

test('draws next to D make it DPS', async () => {
  const { measurement } = await setting([1, 0.3], { width: 8 });
  const options = { steps: 10, zeta: 0.5, seed: 3 };
  const near = await finish(lgd(gaussian, measurement, { ...options, dataSigma: 1e-6, draws: 3 }));
  const wanted = await finish(dps(gaussian, measurement, options));
  expect(norm(sub(near, wanted))[0]! / norm(wanted)[0]!).toBeLessThan(1e-5); // float32, ten steps
});
