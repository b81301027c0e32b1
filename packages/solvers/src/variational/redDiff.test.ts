import {
  finish,
  karrasSigmas,
  map,
  norm,
  type Operator,
  repeat,
  sub,
  type Tensor,
  zeros,
} from '@tweedie/core';
import { expect, test } from 'vitest';
import { lawOf } from '../oracle/affine.ts';
import { chains, expectLaw, forChains } from '../oracle/expectLaw.ts';
import { discrepancyResult, redDiffResult } from '../oracle/recursions.ts';
import { gaussian, mean, setting, type Setting, variance } from '../oracle/setting.ts';
import { redDiff } from './redDiff.ts';

const levels = karrasSigmas(60, { min: 0.01, max: 20 }).slice(0, 60);
/** Gradient descent, so that the whole run is linear; its rate is below 2 over the largest curvature, 1 + λ. */
const sgd = { optimiser: 'sgd', learningRate: 0.3, steps: 60, seed: 2 } as const;

test('mean, variance and coverage are those of the linear recursion', async () => {
  const problem = await setting([1, 0.3, 0.05]);
  const result = await finish(redDiff(gaussian, forChains(problem), sgd));
  expectLaw(result, problem, (coefficient) =>
    lawOf(
      redDiffResult(coefficient, {
        sigmas: levels,
        weight: () => 0.25 * (3 / 4),
        rate: () => 0.3,
        momentum: 0,
        dispersion: 0,
      }),
    ),
  );
});

test('so they are with momentum, dispersion, ascending levels, a falling rate, the sum and a weight of one’s own', async () => {
  const problem = await setting([1, 0.3]);
  const options = {
    steps: 60,
    optimiser: 'momentum',
    learningRate: 0.05,
    rate: 'linear',
    dispersion: 0.1,
    order: 'ascending',
    normalisation: 'sum',
    weight: (sigma: number) => sigma / (1 + sigma),
    lambda: 0.4,
  } as const;
  const result = await finish(redDiff(gaussian, forChains(problem), options));
  const sigmas = [...levels].reverse();
  expectLaw(result, problem, (coefficient) =>
    lawOf(
      redDiffResult(coefficient, {
        sigmas,
        weight: (sigma) => 0.4 / (1 + sigma),
        rate: (k) => 0.05 * (1 - k / 60),
        momentum: 0.9,
        dispersion: 0.1,
      }),
    ),
  );
});

test('with Adam at one noise level μ settles at (AᵀA + κI)⁻¹(Aᵀy + κm), and jitters around it without bias', async () => {
  const sigma = 0.5;
  const problem = await setting([1, 0.3], { width: 128 });
  const options = {
    sigmaMax: sigma,
    sigmaMin: sigma,
    steps: 300,
    learningRate: 0.05,
    rate: 'cosine',
  } as const;
  const result = await finish(redDiff(gaussian, forChains(problem), options));
  // E[x₀ − D(x₀ + σε)] = σ²/(v + σ²)·(x₀ − m), times λ·m/d
  const kappa = 0.25 * (2 / 4) * (sigma ** 2 / (variance + sigma ** 2));
  const { operator, y } = problem.measurement;
  const flat = map(zeros([1, ...operator.inputShape]), () => mean);
  const settled = repeat(await operator.prox(flat, y, kappa), chains);
  const errors = sub(result, settled).data;
  const bias = Math.abs(errors.reduce((a, b) => a + b, 0) / errors.length);
  const spread = norm(sub(result, settled)).map((value) => value / Math.sqrt(errors.length / chains));
  expect(Math.max(...spread)).toBeLessThan(0.05); // no more than one step of the learning rate
  expect(bias).toBeLessThan((4.5 * Math.max(...spread)) / Math.sqrt(errors.length));
});

async function chiSquared({ measurement, sigmaY }: Setting, x: Tensor): Promise<number> {
  const { y, operator } = measurement;
  return norm(sub(await operator.apply(x), y))[0]! ** 2 / (y.data.length * sigmaY ** 2);
}

test('the discrepancy rule leads χ² where the recursion of λ says, from above and from below', async () => {
  for (const [lambda, known] of [
    [0.01, 0.781],
    [0.25, 0.886],
    [10, 1.155],
  ] as const) {
    const problem = await setting([1, 0.5, 0.2], { width: 2048 });
    const options = { steps: 60, learningRate: 0.2, rate: 'cosine', optimiser: 'sgd', lambda } as const;
    const run = redDiff(gaussian, problem.measurement, {
      ...options,
      lambdaRule: 'discrepancy',
      sigmaMax: 2,
    });
    const expected = discrepancyResult(
      problem.s.slice(0, 3).map((s, row) => ({ s, m: problem.means[row]!, sigmaY: problem.sigmaY })),
      {
        sigmas: karrasSigmas(60, { min: problem.sigmaY, max: 2 }).slice(0, 60),
        normalisation: 3 / 4,
        rate: (k) => 0.1 * (1 + Math.cos((Math.PI * k) / 60)),
        lambda,
      },
    );
    const found = await chiSquared(problem, await finish(run));
    const scatter = 4.5 * Math.sqrt(2 / problem.measurement.y.data.length); // of χ² with m degrees of freedom
    expect(Math.abs(found / expected - 1)).toBeLessThan(scatter);
    expect(expected).toBeCloseTo(known, 3);
  }
});

test('at one noise level the discrepancy rule ends at χ² = 1 with Adam too, where a fixed λ does not', async () => {
  const [sigma, steps] = [0.5, 200];
  const options = { sigmaMin: sigma, sigmaMax: sigma, steps, rate: 'linear', learningRate: 0.05 } as const;
  for (const sigmaY of [0.1, 0.3]) {
    const problem = await setting([1, 0.5], { width: 512, sigmaY });
    const run = (lambdaRule: 'fixed' | 'discrepancy') =>
      finish(redDiff(gaussian, problem.measurement, { ...options, lambdaRule }));
    const scatter = 4.5 * Math.sqrt(2 / problem.measurement.y.data.length); // of χ² with m degrees of freedom
    expect(Math.abs((await chiSquared(problem, await run('fixed'))) - 1)).toBeGreaterThan(0.5);
    expect(Math.abs((await chiSquared(problem, await run('discrepancy'))) - 1)).toBeLessThan(scatter);
  }
});

test('under the discrepancy rule the noise levels end at that of the measurement', async () => {
  const { measurement } = await setting([1], { width: 2, sigmaY: 0.2 });
  const levels: number[] = [];
  const options = { lambdaRule: 'discrepancy', steps: 3, sigmaMin: 0.01 } as const;
  await finish(redDiff(gaussian, measurement, options), ({ sigma }) => void levels.push(sigma));
  expect(levels[2]).toBe(0.2);
});

test('without noise the discrepancy rule has nothing to go by, and λ stays', async () => {
  const { measurement } = await setting([1], { width: 4, sigmaY: 0 });
  const run = (lambdaRule: 'fixed' | 'discrepancy') =>
    finish(redDiff(gaussian, measurement, { lambdaRule, steps: 4 }));
  const [fixed, ruled] = [await run('fixed'), await run('discrepancy')];
  expect(norm(sub(fixed, ruled))[0]! / norm(fixed)[0]!).toBeLessThan(1e-5); // AᵀA·x − Aᵀy or Aᵀ(A·x − y), in float32
});

test('the discrepancy rule needs to know the noise', async () => {
  const { measurement } = await setting([1], { width: 2 });
  const poisson = { ...measurement, noise: { ...measurement.noise, name: 'poisson' } };
  await expect(finish(redDiff(gaussian, poisson, { lambdaRule: 'discrepancy' }))).rejects.toThrow(
    'red-diff: the discrepancy rule needs Gaussian noise, and the noise is poisson',
  );
});

test('a linear operator costs one AᵀA a step; the discrepancy rule needs the residual, and so A and Aᵀ', async () => {
  const { measurement } = await setting([1], { width: 2 });
  const { operator } = measurement;
  const run = async (options: Parameters<typeof redDiff>[2]) => {
    const calls = { normal: 0, apply: 0, vjp: 0 };
    const counted = {
      ...operator,
      normal: (x: Tensor) => (calls.normal++, operator.normal(x)),
      apply: (x: Tensor) => (calls.apply++, operator.apply(x)),
      vjp: (x: Tensor, v: Tensor) => (calls.vjp++, operator.vjp(x, v)),
    };
    await finish(redDiff(gaussian, { ...measurement, operator: counted }, { steps: 5, ...options }));
    return calls;
  };
  expect(await run({})).toEqual({ normal: 5, apply: 0, vjp: 0 });
  expect(await run({ lambdaRule: 'discrepancy' })).toEqual({ normal: 0, apply: 5, vjp: 5 });
});

test('the result is μ after the last step, and each step shows μ', async () => {
  const { measurement } = await setting([1], { width: 4 });
  const seen: Tensor[] = [];
  const result = await finish(
    redDiff(gaussian, measurement, { steps: 3 }),
    (step) => void seen.push(step.denoised),
  );
  expect(seen[2]).toEqual(result);
  expect(seen[1]).not.toEqual(result);
});

test('a nonlinear operator is inverted where the prior has no say', async () => {
  const { measurement, truth } = await setting([1], { width: 16 });
  const curve: Operator = {
    name: 'curve',
    inputShape: [1, 4, 16],
    outputShape: [1, 4, 16],
    apply: (x) => map(x, (value) => value + value ** 3 / 6),
    vjp: (x, v) => ({ shape: v.shape, data: v.data.map((value, i) => (1 + x.data[i]! ** 2 / 2) * value) }),
  };
  const y = await curve.apply(truth);
  const options = { lambda: 0, optimiser: 'sgd', learningRate: 0.25, rate: 'linear', steps: 150 } as const;
  const result = await finish(redDiff(gaussian, { ...measurement, y, operator: curve }, options));
  // The curvature is at least 1, so what is left of the first error is less than Π (1 − 0.25·(1 − k/150)) < e⁻¹⁸.
  expect(Math.max(...sub(result, truth).data.map(Math.abs))).toBeLessThan(1e-5); // float32
});

test('the normalisation is the factor m/d of λ', async () => {
  const { measurement } = await setting([1, 0.3, 0.2], { width: 4 });
  const run = (options: Parameters<typeof redDiff>[2]) =>
    finish(redDiff(gaussian, measurement, { steps: 5, ...options }));
  expect(await run({ lambda: 0.5 })).toEqual(await run({ lambda: 0.375, normalisation: 'sum' }));
});

test('every option changes the result', async () => {
  const { measurement } = await setting([1, 0.3], { width: 4 });
  const run = async (options: Parameters<typeof redDiff>[2]) =>
    (await finish(redDiff(gaussian, measurement, { steps: 5, ...options }))).data.join();
  const results = [
    {},
    { order: 'ascending' },
    { order: 'random' },
    { order: 'stratified' },
    { lambda: 0.4 },
    { lambdaRule: 'discrepancy' },
    { weight: 'const' },
    { weight: 'sqrt' },
    { weight: 'square' },
    { weight: 'log' },
    { weight: 'truncated-linear' },
    { weight: 'power-two-thirds' },
    { weight: (sigma: number) => sigma + 1 },
    { normalisation: 'sum' },
    { optimiser: 'sgd' },
    { optimiser: 'momentum' },
    { learningRate: 0.2 },
    { rate: 'cosine' },
    { rate: 'linear' },
    { dispersion: 0.1 },
    { start: 'noise' },
    { start: 'pseudo-inverse' },
    { start: zeros([1, 1, 4, 4]) },
    { sigmaMax: 10 },
    { sigmaMin: 0.1 },
    { steps: 6 },
  ] as const;
  const found = await Promise.all(results.map(run));
  expect(results.filter((_, i) => found.indexOf(found[i]!) !== i)).toEqual([]);
});
