import { combine, dot, type PerSample, sub, type Tensor } from '@tweedie/core';
import { mixturePrior } from '@tweedie/priors';
import { denseOperator } from '@tweedie/testing';
import { expect, test } from 'vitest';
import { gaussianNoise } from '../oracle/setting.ts';
import { modeDirection } from './modeDirection.ts';
import { modeSeekingLoss } from './modeSeekingLoss.ts';

/** Two clusters of points in the plane, seen along one direction. */
const point = (...values: readonly [number, number]): Tensor => ({
  shape: [1, 1, 2],
  data: Float32Array.from(values),
});

const twoClusters = mixturePrior({
  shape: [1, 1, 2],
  components: [
    { weight: 1, mean: point(-1, 0.5), variance: 0.3 },
    { weight: 2, mean: point(0.8, -0.4), variance: 0.1 },
  ],
});

const measured = {
  y: { shape: [1, 1, 1, 1], data: Float32Array.of(0.35) },
  operator: denseOperator({ matrix: [[0.9, -0.4]] }),
  noise: gaussianNoise(0.3),
};

test('it is KL(p(x₀ | x) ‖ p(x₀ | y)) short of log p(y), by a sum over the plane, for each sample', async () => {
  const { y, operator, noise } = measured;
  const normal = (off: number, sigma: number): number =>
    Math.exp(-(off ** 2) / (2 * sigma ** 2)) / Math.sqrt(2 * Math.PI * sigma ** 2);
  const points: number[][] = [];
  // Smooth and gone at the rim, so that the sum over a grid errs by exp(−2π²·s²/h²) < 10⁻¹⁰⁰ for widths s ≥ 0.2.
  const h = 1 / 16;
  for (let a = -5; a <= 5; a += h) for (let b = -5; b <= 5; b += h) points.push([a, b]);
  const grid: Tensor = { shape: [points.length, 1, 1, 2], data: Float32Array.from(points.flat()) };
  const p0 = twoClusters.logDensity(grid, 0).map(Math.exp);
  const seen = (await operator.apply(grid)).data;
  const likelihood = p0.map((_, i) => normal(y.data[0]! - seen[i]!, noise.sigma));
  const evidence = p0.reduce((sum, p, i) => sum + p * likelihood[i]! * h ** 2, 0);

  const x: Tensor = { shape: [2, 1, 1, 2], data: Float32Array.of(0.15, 0.25, -0.7, 0.1) };
  const sigma = 0.6;
  const two = { ...measured, y: { shape: [2, 1, 1, 1], data: Float32Array.of(0.35, 0.35) } };
  const losses = await modeSeekingLoss(twoClusters, two, { x, sigma });
  for (const n of [0, 1]) {
    const noisy = points.map(
      ([a, b]) => normal(a! - x.data[2 * n]!, sigma) * normal(b! - x.data[2 * n + 1]!, sigma),
    );
    const total = p0.reduce((sum, p, i) => sum + p * noisy[i]! * h ** 2, 0);
    let divergence = 0;
    for (const [i, p] of p0.entries()) {
      const here = (p * noisy[i]!) / total;
      const there = (p * likelihood[i]!) / evidence;
      if (here > 1e-300) divergence += here * (Math.log(here) - Math.log(there)) * h ** 2;
    }
    // float32 in D, J·e and A·x: a few 10⁻⁷ of terms up to 10, over σ_y² = 0.09
    expect(Math.abs(losses[n]! + Math.log(evidence) - divergence)).toBeLessThan(2e-5);
  }
});

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
