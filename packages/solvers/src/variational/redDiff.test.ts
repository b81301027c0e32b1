import { combine, finish, karrasSigmas, map, type Operator, zeros } from '@tweedie/core';
import { expect, test } from 'vitest';
import { lawOf } from '../oracle/affine.ts';
import { expectLaw, forChains } from '../oracle/expectLaw.ts';
import { redDiffResult } from '../oracle/recursions.ts';
import { gaussian, gaussianNoise, mean, setting, variance } from '../oracle/setting.ts';
import { redDiff } from './redDiff.ts';

const levels = karrasSigmas(60, { min: 0.01, max: 20 }).slice(0, 60);
/** Gradient descent, so that the whole run is linear; its rate is below 2 over the largest curvature, 1 + λ. */
const sgd = { optimiser: 'sgd', learningRate: 0.3, seed: 2 } as const;

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
  const settled = await operator.prox(await start(problem.measurement.operator), y, kappa);
  const chains = result.shape[0]!;
  const errors = map(result, (value, i) => value - settled.data[i % settled.data.length]!).data;
  const bias = Math.abs(errors.reduce((a, b) => a + b, 0) / errors.length);
  const spread = Math.sqrt(errors.reduce((a, b) => a + b * b, 0) / errors.length);
  expect(spread).toBeLessThan(0.05); // no more than one step of the learning rate
  expect(bias).toBeLessThan((4.5 * spread) / Math.sqrt(errors.length));
  expect(chains).toBe(39);
});

test('the result is μ after the last step', async () => {
  const { measurement } = await setting([1], { width: 4 });
  const run = redDiff(gaussian, measurement, { steps: 3 });
  let last;
  const result = await finish(run, (step) => void (last = step.denoised));
  expect(last).toEqual(result);
  expect(await finish(redDiff(gaussian, measurement, { steps: 2 }))).not.toEqual(result);
});

function start(operator: Operator) {
  return map(zeros([1, ...operator.inputShape]), () => mean);
}
void combine;
void gaussianNoise;
