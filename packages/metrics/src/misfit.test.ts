import {
  add,
  createRandom,
  type GaussianNoise,
  linearOperator,
  map,
  scale,
  sub,
  type Tensor,
  zeros,
} from '@tweedie/core';
import { expect, test } from 'vitest';
import { reducedChiSquared, relativeResidual } from './misfit.ts';

const shape = [1, 40, 50];
const d = 2000;
const random = createRandom(4);
const truth = random.normal([2, ...shape]);

test('the relative residual is that of the prediction', async () => {
  const measurement = { y: truth, operator: scaled(1), noise: noise(0) };
  expect(await relativeResidual(truth, measurement)).toEqual([0, 0]);
  const [first, second] = await relativeResidual(scale([1.5, 0], truth), measurement);
  expect([first, second]).toEqual([expect.closeTo(0.5, 6), 1]);
});

test('χ² of the truth is 1 give or take what m numbers allow', async () => {
  const operator = scaled(3);
  const y = add(scale(3, truth), scale(0.1, random.normal(truth.shape)));
  for (const value of await reducedChiSquared(truth, { y, operator, noise: noise(0.1) })) {
    expect(Math.abs(value - 1)).toBeLessThan(5 * Math.sqrt(2 / d));
  }
});

test('χ² leaves out what a mask hides', async () => {
  const hidden = (i: number): boolean => i % 4 > 0;
  const mask = (x: Tensor): Tensor => map(x, (value, i) => (hidden(i) ? 0 : value));
  const flat = (x: Tensor): Tensor => ({ shape: [x.shape[0]!, d], data: x.data });
  const image = (z: Tensor): Tensor => ({ shape: [z.shape[0]!, ...shape], data: z.data });
  const s = Float32Array.from({ length: d }, (_, i) => Number(!hidden(i)));
  const parts = { name: 'mask', inputShape: shape, outputShape: shape, apply: mask, adjoint: mask };
  const operator = linearOperator({ ...parts, svd: { s, ut: flat, u: image, vt: flat, v: image } });
  const y = add(
    mask(truth),
    map(zeros(truth.shape), (_, i) => (hidden(i) ? 7 : 0.1)),
  );
  for (const value of await reducedChiSquared(truth, { y, operator, noise: noise(0.1) })) {
    expect(value).toBeCloseTo(1, 5);
  }
});

test('χ² without noise is refused', async () => {
  const measurement = { y: truth, operator: scaled(1), noise: noise(0) };
  await expect(reducedChiSquared(truth, measurement)).rejects.toThrowErrorMatchingInlineSnapshot(
    `[TweedieError: reduced-chi-squared: needs Gaussian noise with sigma above 0, got sigma = 0]`,
  );
  const poisson = { ...measurement, noise: { ...noise(1), name: 'poisson' } };
  await expect(reducedChiSquared(truth, poisson)).rejects.toThrowErrorMatchingInlineSnapshot(
    `[TweedieError: reduced-chi-squared: needs Gaussian noise with sigma above 0, got poisson noise]`,
  );
});

function scaled(factor: number): ReturnType<typeof linearOperator> {
  const apply = (x: Tensor): Tensor => scale(factor, x);
  return linearOperator({ name: 'scaled', inputShape: shape, outputShape: shape, apply, adjoint: apply });
}

function noise(sigma: number): GaussianNoise {
  return { name: 'gaussian', sigma, sample: (clean) => clean, gradient: (y, clean) => sub(clean, y) };
}
