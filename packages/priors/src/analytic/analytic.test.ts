import { combine, createRandom, dot, norm, sub, type Tensor, tensor, zeros } from '@tweedie/core';
import { expect, test } from 'vitest';
import type { AnalyticPrior } from './analyticPrior.ts';
import { empiricalPrior } from './empiricalPrior.ts';
import { gaussianPrior } from './gaussianPrior.ts';
import { mixturePrior } from './mixturePrior.ts';

const shape = [1, 2, 3];
const random = createRandom(7);
const varied = tensor(shape, Float32Array.of(0.1, 0.5, 1, 2, 0.3, 0.05));
const ramp = tensor(shape, Float32Array.of(-0.5, -0.3, -0.1, 0.1, 0.3, 0.5));

const priors: Record<string, AnalyticPrior> = {
  'a white Gaussian': gaussianPrior({ shape, variance: 0.25 }),
  'a Gaussian of varied pixels': gaussianPrior({ shape, mean: ramp, variance: varied }),
  'a correlated Gaussian': gaussianPrior({ shape, mean: 0.2, covariance: correlated() }),
  'a mixture': mixturePrior({
    shape,
    components: [
      { weight: 3, mean: ramp, variance: 0.04 },
      { weight: 1, mean: -0.4, variance: varied },
      { weight: 2, mean: 0.5, variance: 0.01 },
    ],
  }),
  'a set of images': empiricalPrior({ images: createRandom(3).normal([5, ...shape]) }),
};
const sigmas = [0.3, 1, 5];

test.each(Object.entries(priors))('the denoiser of %s obeys Tweedie’s formula', async (_, prior) => {
  for (const sigma of sigmas) {
    const x = noisy(prior, sigma);
    const tweedie = combine(
      [1, x],
      [sigma ** 2, gradient((z) => prior.logDensity(z, sigma), x, 1e-2 * sigma)],
    );
    expect(relative(tweedie, await prior.denoise(x, sigma))).toBeLessThan(2e-4 * (1 + sigma));
  }
});

test.each(Object.entries(priors))('the pullback of %s agrees with central differences', async (_, prior) => {
  for (const sigma of sigmas) {
    const x = noisy(prior, sigma);
    const [denoised, pullback] = await prior.vjp(x, sigma);
    expect(denoised).toEqual(await prior.denoise(x, sigma));
    const [u, v] = [random.normal(x.shape), random.normal(x.shape)];
    const h = 1e-2 * sigma;
    const ahead = await prior.denoise(combine([1, x], [h, u]), sigma);
    const behind = await prior.denoise(combine([1, x], [-h, u]), sigma);
    const change = dot(sub(ahead, behind), v);
    const predicted = dot(u, await pullback(v));
    for (const [n, value] of change.entries()) expect(value / (2 * h)).toBeCloseTo(predicted[n]!, 2);
  }
});

function noisy(prior: AnalyticPrior, sigma: number): Tensor {
  const x = prior.sample(3, random);
  return combine([1, x], [sigma, random.normal(x.shape)]);
}

function gradient(f: (x: Tensor) => readonly number[], x: Tensor, h: number): Tensor {
  const out = zeros(x.shape);
  const stride = x.data.length / x.shape[0]!;
  for (let i = 0; i < stride; i++) {
    const nudge = zeros(x.shape);
    for (let n = 0; n < x.shape[0]!; n++) nudge.data[n * stride + i] = h;
    const [ahead, behind] = [f(combine([1, x], [1, nudge])), f(combine([1, x], [-1, nudge]))];
    for (let n = 0; n < x.shape[0]!; n++) out.data[n * stride + i] = (ahead[n]! - behind[n]!) / (2 * h);
  }
  return out;
}

function relative(a: Tensor, b: Tensor): number {
  const size = norm(b);
  return Math.max(...norm(sub(a, b)).map((error, n) => error / size[n]!));
}

function correlated(): number[][] {
  return Array.from({ length: 6 }, (_, i) => Array.from({ length: 6 }, (_, j) => 0.6 ** Math.abs(i - j)));
}
