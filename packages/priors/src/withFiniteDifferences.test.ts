import { createRandom, scale, zeros } from '@tweedie/core';
import { expect, test } from 'vitest';
import { gaussianPrior } from './analytic/gaussianPrior.ts';
import { mixturePrior } from './analytic/mixturePrior.ts';
import { withFiniteDifferences } from './withFiniteDifferences.ts';

const shape = [1, 2, 3];
const [x, v] = [createRandom(1).normal([2, ...shape]), createRandom(2).normal([2, ...shape])];

test('is the derivative of a linear denoiser, whatever the length of v', async () => {
  const exact = gaussianPrior({ shape, mean: 0.1, variance: 0.3 });
  const { vjp } = withFiniteDifferences(exact);
  for (const length of [1e-3, 1, 1e3]) {
    const [denoised, pullback] = await vjp(x, 0.5);
    const [wantedDenoised, wanted] = await exact.vjp(x, 0.5);
    expect(denoised).toEqual(wantedDenoised);
    const [got, expected] = [await pullback(scale(length, v)), await wanted(scale(length, v))];
    // Rounding alone: a few of 2⁻²⁴ of |x| ≤ 3, over a step of 0.005 per pixel.
    for (const [i, value] of expected.data.entries())
      expect(Math.abs(got.data[i]! - value)).toBeLessThan((10 * 2 ** -24 * length) / 0.005);
  }
});

test('comes near that of a bent one, the nearer the smaller the step', async () => {
  const exact = mixturePrior({
    shape,
    components: [
      { weight: 1, mean: -0.5, variance: 0.05 },
      { weight: 1, mean: 0.5, variance: 0.05 },
    ],
  });
  const error = async (step: number): Promise<number> => {
    const [, pullback] = await withFiniteDifferences(exact, { step }).vjp(scale(0.2, x), 0.5);
    const [, wanted] = await exact.vjp(scale(0.2, x), 0.5);
    const [got, expected] = [await pullback(v), await wanted(v)];
    return Math.max(...expected.data.map((value, i) => Math.abs(got.data[i]! - value)));
  };
  const [coarse, fine] = [await error(0.2), await error(0.1)];
  expect(Math.abs(Math.log2(coarse / fine) - 2)).toBeLessThan(0.2); // of second order; the next is of fourth
});

test('nothing comes of nothing', async () => {
  const { vjp } = withFiniteDifferences(gaussianPrior({ shape, mean: 0, variance: 1 }));
  const [, pullback] = await vjp(x, 1);
  expect(await pullback(zeros(x.shape))).toEqual(zeros(x.shape));
});
