import { full, linearOperator, type Measurement, type Tensor } from '@tweedie/core';
import { expect, test } from 'vitest';
import { metricsPlugin } from './plugin.ts';

const same = (x: Tensor): Tensor => x;
const x = full([2, 1, 11, 11], 0.25);
const measurement: Measurement = {
  y: x,
  operator: linearOperator({
    name: 'same',
    inputShape: [1, 11, 11],
    outputShape: [1, 11, 11],
    apply: same,
    adjoint: same,
  }),
  noise: { name: 'poisson', sample: same, gradient: same },
};

test('every metric gives one number for each sample', async () => {
  const { metrics = [] } = metricsPlugin;
  const values = metrics.map(async (metric) => [
    metric.name,
    await metric.evaluate(x, { reference: x, measurement }),
  ]);
  expect(Object.fromEntries(await Promise.all(values))).toEqual({
    psnr: [Infinity, Infinity],
    ssim: [1, 1].map((value) => expect.closeTo(value, 12) as number),
    mse: [0, 0],
    'relative-residual': [0, 0],
    'reduced-chi-squared': [NaN, NaN],
  });
});

test('SSIM of an image below a window is not a number', async () => {
  const small = full([1, 1, 5, 5], 0);
  const ssim = metricsPlugin.metrics!.find(({ name }) => name === 'ssim')!;
  expect(await ssim.evaluate(small, { reference: small })).toEqual([NaN]);
});

test('a metric without what it compares with says so', async () => {
  for (const metric of metricsPlugin.metrics!) {
    await expect(metric.evaluate(x, {})).rejects.toThrow(`${metric.name}: needs a ${metric.needs}, got none`);
  }
});
