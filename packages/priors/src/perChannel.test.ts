import { createRandom, norm, sub, type Tensor } from '@tweedie/core';
import { expect, test } from 'vitest';
import { gaussianPrior } from './analytic/gaussianPrior.ts';
import { perChannel } from './perChannel.ts';

/** Grey pictures in colour: channels of one variance that agree in all but 1e-6 of it. */
function greys(variance: number) {
  const covariance = Array.from({ length: 12 }, (_, i) =>
    Array.from({ length: 12 }, (_, j) => (i % 4 === j % 4 ? variance : 0) + (i === j ? 1e-6 : 0)),
  );
  return gaussianPrior({ shape: [3, 2, 2], covariance });
}

test('each channel is denoised as the grey picture that it is, at the level of its noise', async () => {
  const prior = perChannel(greys(0.5), 2);
  const x = createRandom(0).normal([3, 2, 2, 2]);
  for (const sigma of [0.1, 1]) {
    const gain = 0.5 / (0.5 + sigma ** 2); // of a grey picture of variance 0.5
    const expected: Tensor = { ...x, data: x.data.map((value) => gain * value) };
    // The 1e-6 of colour moves the gain by about 1e-6/σ² of what is left out.
    const error = norm(sub(await prior.denoise(x, sigma), expected));
    for (const [n, length] of norm(x).entries()) expect(error[n]).toBeLessThan(1e-4 * length);
  }
});

test('its derivative is that of its denoiser, and its range of noise is that of the prior', async () => {
  const prior = perChannel(greys(0.5), 2);
  expect(prior.shape.channels).toBe(2);
  expect(prior.sigma.max).toBeCloseTo(80 / Math.sqrt(3), 12);
  const x = createRandom(1).normal([1, 2, 2, 2]);
  const v = createRandom(2).normal([1, 2, 2, 2]);
  const [, pullback] = await prior.vjp!(x, 0.7);
  const gain = 0.5 / (0.5 + 0.49);
  const expected: Tensor = { ...v, data: v.data.map((value) => gain * value) };
  expect(norm(sub(await pullback(v), expected))[0]).toBeLessThan(1e-4 * norm(v)[0]!);
});

test('a prior without a derivative has none for each channel either', () => {
  const { name, shape, sigma, denoise } = greys(1);
  expect(perChannel({ name, shape, sigma, denoise }, 2).vjp).toBeUndefined();
});
