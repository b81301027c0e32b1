import {
  combine,
  createRandom,
  dot,
  linearOperator,
  type LinearOperator,
  norm,
  type PerSample,
  sub,
  type Tensor,
} from '@tweedie/core';
import { expect, test } from 'vitest';
import { gaussian, gaussianNoise, setting } from '../oracle/setting.ts';
import { modeDirection } from './modeDirection.ts';
import { measured, twoClusters } from '../oracle/twoClusters.ts';

test('−Jᵀ·P⁻¹·u is the gradient of the simplified loss, by differences', async () => {
  const { y, operator, noise } = measured;
  const sigma = 0.6;
  const loss = async (x: Tensor): Promise<number> => {
    const D = await twoClusters.denoise(x, sigma);
    const pull = (square: PerSample, over: number): number => square[0]! / (2 * over ** 2);
    const [off, misfit] = [sub(D, x), sub(y, await operator.apply(D))];
    return (
      pull(dot(misfit, misfit), noise.sigma) -
      pull(dot(off, off), sigma) -
      twoClusters.logDensity(x, sigma)[0]!
    );
  };
  const x: Tensor = { shape: [1, 1, 1, 2], data: Float32Array.of(0.15, 0.25) };
  const [denoised, pullback] = await twoClusters.vjp(x, sigma);
  const u = await modeDirection(measured, denoised, { x, sigma });
  const v = combine([1 / sigma ** 2, u], [1 / noise.sigma ** 2, await operator.normal(u)]);
  const descent = await pullback(v);
  const h = 2 ** -7; // truncation h² = 6·10⁻⁵ of the third derivative, about 10; rounding 10⁻⁷/h
  for (const i of [0, 1]) {
    const at = (by: number): Promise<number> =>
      loss({ ...x, data: x.data.map((value, j) => value + (i === j ? by : 0)) });
    const slope = ((await at(h)) - (await at(-h))) / (2 * h);
    expect(Math.abs(descent.data[i]! + slope)).toBeLessThan(2e-3);
  }
});

test.each([0.1, 0])(
  'σ_y = %d: by singular values, a closed form or iterations, P·v is the same',
  async (sigmaY) => {
    const { measurement } = await setting([1, 0.3, 0.05], { width: 8, sigmaY });
    const { name, inputShape, outputShape, apply, adjoint, solve } = measurement.operator;
    const products = { name, inputShape, outputShape, apply, adjoint };
    const sigma = 0.5;
    const x = createRandom(2).normal([1, 1, 4, 8]);
    const D = await gaussian.denoise(x, sigma);
    const direction = (operator: LinearOperator): Promise<Tensor> =>
      modeDirection({ ...measurement, operator, noise: gaussianNoise(sigmaY) }, D, { x, sigma });
    const wanted = await direction(measurement.operator);
    const closed = await direction(linearOperator({ ...products, solve }));
    // float32 rounds A·x to 6·10⁻⁸, which the smallest singular value stretches by 20 at σ_y = 0
    expect(norm(sub(closed, wanted))[0]! / norm(wanted)[0]!).toBeLessThan(1e-5);
    // Iterations may leave three gains of slack² for each value of y.
    const missed = await apply(sub(await direction(linearOperator(products)), wanted));
    const slack = 0.01 * Math.max(sigmaY, sigma);
    expect(norm(missed)[0]! / Math.sqrt(24)).toBeLessThan(Math.sqrt(3) * slack);
  },
);
