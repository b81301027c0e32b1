/** @file What every analytic prior keeps, whatever its density. */
import {
  combine,
  concatenate,
  createRandom,
  dot,
  norm,
  sample,
  samples,
  sub,
  type Tensor,
  tensor,
} from '@tweedie/core';
import { expect, test } from 'vitest';
import type { AnalyticPrior } from './analyticPrior.ts';
import { empiricalPrior } from './empiricalPrior.ts';
import { gaussianPrior } from './gaussianPrior.ts';
import { mixturePrior } from './mixturePrior.ts';

const shape = [1, 2, 3];
const ramp = tensor(shape, Float32Array.of(-0.5, -0.3, -0.1, 0.1, 0.3, 0.5));
const varied = tensor(shape, Float32Array.of(0.1, 0.5, 1, 2, 0.3, 0.05));
const covariance = Array.from({ length: 6 }, (_, i) =>
  Array.from({ length: 6 }, (_, j) => 0.6 ** Math.abs(i - j)),
);
const components = [
  { weight: 3, mean: ramp, variance: 0.04 },
  { weight: 1, mean: -0.4, variance: varied },
  { weight: 2, mean: 0.5, variance: 0.01 },
];

const smooth: Record<string, AnalyticPrior> = {
  'a white Gaussian': gaussianPrior({ shape, variance: 0.25 }),
  'a Gaussian of varied pixels': gaussianPrior({ shape, mean: ramp, variance: varied }),
  'a correlated Gaussian': gaussianPrior({ shape, mean: 0.2, covariance }),
  'a mixture': mixturePrior({ shape, components }),
};
const priors = {
  ...smooth,
  'a set of images': empiricalPrior({ images: createRandom(3).normal([5, ...shape]) }),
};
const each = Object.entries(priors);
const sigmas = [0.3, 1, 5];

/** Of a central difference, as a share of σ, which is the scale on which densities and denoisers bend. */
const step = 1e-2;
/** A central difference errs by step²/6 of the third derivative, on the scale of σ; some tens of them at most. */
const bend = 1e-3;
const unit = 2 ** -24;

test.each(each)('the denoiser of %s obeys Tweedie’s formula', async (_, prior) => {
  for (const sigma of sigmas) {
    const x = noisy(prior, sigma);
    const denoised = await prior.denoise(x, sigma);
    const tweedie = combine([1, x], [sigma ** 2, score(prior, x, sigma)]);
    const [error, moved, size] = [norm(sub(tweedie, denoised)), norm(sub(denoised, x)), norm(x)];
    error.forEach((value, n) => expect(value).toBeLessThan(bend * moved[n]! + 4 * unit * size[n]!));
  }
});

test.each(each)('the pullback of %s agrees with central differences, and is symmetric', async (_, prior) => {
  for (const sigma of sigmas) {
    const x = noisy(prior, sigma);
    const [denoised, pullback] = await prior.vjp(x, sigma);
    expect(denoised).toEqual(await prior.denoise(x, sigma));
    const [u, v] = [createRandom(1).normal(x.shape), createRandom(2).normal(x.shape)];
    const h = step * sigma;
    const [ahead, behind] = [combine([1, x], [h, u]), combine([1, x], [-h, u])];
    const change = sub(await prior.denoise(ahead, sigma), await prior.denoise(behind, sigma));
    const pulled = await pullback(v);
    const [left, right, mirrored] = [
      dot(change, v),
      dot(sub(ahead, behind), pulled),
      dot(await pullback(u), v),
    ];
    const [length, size] = [norm(pulled), norm(denoised)];
    left.forEach((value, n) => {
      const rounding = 2 * unit * size[n]! * norm(v)[n]!;
      const allowed = bend * 2 * h * norm(u)[n]! * length[n]! + rounding;
      expect(Math.abs(value - right[n]!)).toBeLessThan(allowed);
      expect(Math.abs(mirrored[n]! - dot(u, pulled)[n]!)).toBeLessThan(
        4 * unit * norm(u)[n]! * length[n]! * 6,
      );
    });
  }
});

test.each(Object.entries(smooth))('without noise, %s keeps x as it is', async (_, prior) => {
  const x = noisy(prior, 1);
  const [denoised, pullback] = await prior.vjp(x, 0);
  expect(norm(sub(denoised, x)).every((error, n) => error <= 2 * unit * norm(x)[n]!)).toBe(true);
  const v = createRandom(4).normal(x.shape);
  expect(norm(sub(await pullback(v), v)).every((error, n) => error <= 2 * unit * norm(v)[n]!)).toBe(true);
});

test.each(each)('under boundless noise, %s gives its mean', async (_, prior) => {
  const sigma = 1e8;
  const x = createRandom(5).normal([1, ...shape]);
  const [denoised, pullback] = await prior.vjp(x, sigma);
  const drawn = prior.sample(4000, createRandom(6));
  const average = combine(
    ...(samples(drawn).map((one) => [1 / 4000, one] as const) as [readonly [number, Tensor]]),
  );
  // Five standard errors of the mean of 4000 draws with a variance of 2 at most.
  for (const [i, value] of denoised.data.entries()) {
    expect(Math.abs(value - average.data[i]!)).toBeLessThan(5 * Math.sqrt(2 / 4000));
  }
  expect(norm(await pullback(x))[0]).toBeLessThan(1e-12);
});

test.each(each)('a batch of %s is exactly its samples', async (_, prior) => {
  const x = noisy(prior, 0.7);
  const v = createRandom(8).normal(x.shape);
  const [denoised, pullback] = await prior.vjp(x, 0.7);
  const singles = await Promise.all(
    samples(x).map(async (one, n) => {
      const [single, pull] = await prior.vjp(one, 0.7);
      return [single, await pull(sample(v, n))] as const;
    }),
  );
  expect(concatenate(singles.map(([single]) => single))).toEqual(denoised);
  expect(concatenate(singles.map(([, pulled]) => pulled))).toEqual(await pullback(v));
  expect(prior.logDensity(x, 0.7)).toEqual(samples(x).flatMap((one) => prior.logDensity(one, 0.7)));
  const [drawn, alone] = [prior.sample(3, createRandom(9)), prior.sample(1, createRandom(9).lane(2))];
  expect(sample(drawn, 2).data).toEqual(alone.data);
});

test.each(each)('%s says what it cannot denoise', async (_, prior) => {
  const x = noisy(prior, 1);
  await expect(prior.denoise(x, -1)).rejects.toThrow(`${prior.name}: sigma must be at least 0, got -1`);
  await expect(prior.denoise(x, NaN)).rejects.toThrow(`${prior.name}: sigma must be at least 0, got NaN`);
  const other = tensor([1, 1, 3, 2], new Float32Array(6));
  await expect(prior.denoise(other, 1)).rejects.toThrow(
    'expected a tensor of shape [1,1,2,3], got [1,1,3,2]',
  );
  const [, pullback] = await prior.vjp(x, 1);
  await expect(pullback(other)).rejects.toThrow('expected a tensor of shape [3,1,2,3], got [1,1,3,2]');
});

function noisy(prior: AnalyticPrior, sigma: number): Tensor {
  const random = createRandom(7);
  const x = prior.sample(3, random);
  return combine([1, x], [sigma, random.normal(x.shape)]);
}

/** `∇ log p_σ(x)` by central differences of the density, over the steps that float32 really makes. */
function score(prior: AnalyticPrior, x: Tensor, sigma: number): Tensor {
  const out = x.data.map((_, k) => {
    const moved = [1, -1].map((sign) => {
      const data = x.data.slice();
      data[k] = data[k]! + sign * step * sigma;
      return { shape: x.shape, data };
    }) as [Tensor, Tensor];
    const n = Math.floor(k / 6);
    const [ahead, behind] = moved.map((one) => prior.logDensity(one, sigma)[n]!) as [number, number];
    return (ahead - behind) / (moved[0].data[k]! - moved[1].data[k]!);
  });
  return { shape: x.shape, data: out };
}
