import { createRandom, full, norm, samples, sub, tensor } from '@tweedie/core';
import { expect, test } from 'vitest';
import { gaussianPrior } from './gaussianPrior.ts';
import { mixturePrior } from './mixturePrior.ts';

const shape = [1, 1, 2];

test('a mixture of one component is the Gaussian, whatever its weight', async () => {
  const variance = tensor(shape, Float32Array.of(0.2, 3));
  const gaussian = gaussianPrior({ shape, mean: 0.3, variance });
  const mixture = mixturePrior({ shape, components: [{ weight: 7, mean: 0.3, variance }] });
  const x = createRandom(0).normal([4, ...shape]);
  const [a, b] = [await gaussian.vjp(x, 0.6), await mixture.vjp(x, 0.6)];
  expect(norm(sub(a[0], b[0])).every((error) => error < 1e-6)).toBe(true);
  expect(norm(sub(await a[1](x), await b[1](x))).every((error) => error < 1e-6)).toBe(true);
  mixture
    .logDensity(x, 0.6)
    .forEach((value, n) => expect(value).toBeCloseTo(gaussian.logDensity(x, 0.6)[n]!, 12));
});

test('a component that is split in two changes nothing', async () => {
  const component = { mean: 0.3, variance: 0.1 };
  const other = { weight: 1, mean: -0.3, variance: 0.2 };
  const whole = mixturePrior({ shape, components: [{ ...component, weight: 2 }, other] });
  const split = mixturePrior({
    shape,
    components: [{ ...component, weight: 1.5 }, other, { ...component, weight: 0.5 }],
  });
  const x = createRandom(1).normal([4, ...shape]);
  const [a, b] = [await whole.denoise(x, 0.5), await split.denoise(x, 0.5)];
  expect(norm(sub(a, b)).every((error) => error < 1e-6)).toBe(true);
});

test('components that are out of reach leave no trace, and no NaN', async () => {
  const prior = mixturePrior({
    shape,
    components: [
      { weight: 1, mean: -1000, variance: 1e-4 },
      { weight: 1, mean: 1000, variance: 1e-4 },
    ],
  });
  const x = full([1, ...shape], 999);
  const [denoised, pullback] = await prior.vjp(x, 0.01);
  expect(denoised.data).toEqual(Float32Array.of(999.5, 999.5));
  expect((await pullback(x)).data).toEqual(Float32Array.of(499.5, 499.5));
});

test('samples come from the components by their weights', () => {
  const prior = mixturePrior({
    shape,
    components: [
      { weight: 1, mean: -5, variance: 0.25 },
      { weight: 3, mean: 5, variance: 1 },
    ],
  });
  const count = 4000;
  const drawn = samples(prior.sample(count, createRandom(2))).map(({ data }) => data);
  const high = drawn.filter(([a, b]) => a! > 0 && b! > 0);
  const low = drawn.filter(([a, b]) => a! < 0 && b! < 0);
  expect(high.length + low.length).toBe(count);
  expect(Math.abs(high.length / count - 0.75)).toBeLessThan(5 * Math.sqrt((0.75 * 0.25) / count));
  const spread = high.reduce((sum, [a]) => sum + (a! - 5) ** 2, 0) / high.length;
  expect(Math.abs(spread - 1)).toBeLessThan(5 * Math.sqrt(2 / high.length));
});

test.each([
  [[], 'mixture: needs at least one component, got none'],
  [[{ weight: 0, mean: 0, variance: 1 }], 'mixture: components[0].weight must be above 0 and finite, got 0'],
  [[{ weight: 1, mean: 0, variance: 0 }], 'mixture: components[0].variance must be above 0, got 0'],
  [
    [{ weight: 1, mean: full([2], 0), variance: 1 }],
    'mixture: components[0].mean: expected a tensor of shape [1,1,2], got [2]',
  ],
])('what is no mixture is refused: %#', (components, message) => {
  expect(() => mixturePrior({ shape, components })).toThrow(message);
});
