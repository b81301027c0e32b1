import { createRandom, full, samples, tensor } from '@tweedie/core';
import { expect, test } from 'vitest';
import { gaussianPrior } from './gaussianPrior.ts';

const shape = [1, 1, 3];
const covariance = [
  [1, 0.8, 0.1],
  [0.8, 1, -0.3],
  [0.1, -0.3, 0.5],
];

test('a pixel is shrunk towards its mean by v/(v + σ²)', async () => {
  const prior = gaussianPrior({ shape, mean: 0.5, variance: tensor(shape, Float32Array.of(0, 1, 3)) });
  expect((await prior.denoise(full([1, ...shape], 2.5), 1)).data).toEqual(Float32Array.of(0.5, 1.5, 2));
});

test('a diagonal covariance is the variance of every pixel', async () => {
  const variances = [0.25, 1, 3];
  const dense = variances.map((v, i) => variances.map((_, j) => (i === j ? v : 0)));
  const x = createRandom(0).normal([2, ...shape]);
  const [a, b] = [
    gaussianPrior({ shape, covariance: dense }),
    gaussianPrior({ shape, variance: tensor(shape, Float32Array.from(variances)) }),
  ];
  expect(await a.denoise(x, 0.7)).toEqual(await b.denoise(x, 0.7));
});

test('the log-density is that of the normal distribution', () => {
  const prior = gaussianPrior({ shape, mean: 1, variance: 3 });
  expect(prior.logDensity(full([1, ...shape], 3), 1)[0]).toBeCloseTo(
    -1.5 * Math.log(2 * Math.PI * 4) - 1.5,
    12,
  );
});

test('samples have the mean and the covariance', () => {
  const prior = gaussianPrior({ shape, mean: 0.5, covariance });
  const count = 20_000;
  const drawn = samples(prior.sample(count, createRandom(1))).map(({ data }) =>
    data.map((value) => value - 0.5),
  );
  for (let i = 0; i < 3; i++) {
    const mean = drawn.reduce((sum, x) => sum + x[i]!, 0) / count;
    expect(Math.abs(mean)).toBeLessThan(5 * Math.sqrt(covariance[i]![i]! / count));
    for (let j = 0; j < 3; j++) {
      const product = drawn.reduce((sum, x) => sum + x[i]! * x[j]!, 0) / count;
      const [c, cc] = [covariance[i]![j]!, covariance[i]![i]! * covariance[j]![j]!];
      expect(Math.abs(product - c)).toBeLessThan(5 * Math.sqrt((cc + c * c) / count));
    }
  }
});

test('a prior knows its shape, and a schedule its range', () => {
  expect(gaussianPrior({ shape: [3, 4, 5] })).toMatchObject({
    name: 'gaussian',
    shape: { channels: 3, height: 4, width: 5, multiple: 1 },
    sigma: { min: 0.002, max: 80 },
  });
  expect(gaussianPrior({ shape, name: 'mine', sigma: { min: 1, max: 2 } })).toMatchObject({
    name: 'mine',
    sigma: { min: 1 },
  });
});

test.each([
  [{ shape: [3, 4] }, 'gaussian: shape must be [channels, height, width], got [3,4]'],
  [{ shape, variance: -1 }, 'gaussian: variance must be at least 0 and finite, got -1'],
  [{ shape, mean: full([1, 3, 1], 0) }, 'gaussian: mean: expected a tensor of shape [1,1,3], got [1,3,1]'],
  [{ shape, covariance: [[1]] }, 'gaussian: covariance must have 3 rows, got 1'],
  [
    { shape, covariance: rows([1, 0, 0], [0, 1], [0, 0, 1]) },
    'gaussian: covariance must be square, got 3 rows and a row of 2',
  ],
  [
    { shape, covariance: rows([1, 0.5, 0], [0.4, 1, 0], [0, 0, 1]) },
    'gaussian: covariance must be symmetric, got 0.4 and 0.5 at [1, 0]',
  ],
  [
    { shape, covariance: rows([1, 3, 0], [3, 1, 0], [0, 0, 1]) },
    'gaussian: covariance must be positive semidefinite, got the eigenvalue -2',
  ],
])('what is no Gaussian is refused: %#', (options, message) => {
  expect(() => gaussianPrior(options)).toThrow(message);
});

function rows(...values: readonly number[][]): readonly number[][] {
  return values;
}
