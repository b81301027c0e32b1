import { combine, createRandom, finish, norm, sub } from '@tweedie/core';
import { gaussianPrior } from '@tweedie/priors';
import { denseOperator } from '@tweedie/testing';
import { expect, test } from 'vitest';
import { lawOf } from '../oracle/affine.ts';
import { expectLaw, forChains } from '../oracle/expectLaw.ts';
import { pigdmResult } from '../oracle/guidance.ts';
import { movesDown } from '../oracle/moves.ts';
import { gaussian, gaussianNoise, setting, variance } from '../oracle/setting.ts';
import { momentMatching, momentMatchingDenoiser } from './momentMatching.ts';

const range = { min: 0.01, max: 20 };
const exact = Math.sqrt(variance);

test('moment matching is ΠGDM with the exact covariance, as many inner steps as there are singular values', async () => {
  const problem = await setting([1, 0.3, 0.05]);
  const options = { steps: 30, iterations: 3, seed: 4 };
  const result = await finish(momentMatching(gaussian, forChains(problem), options));
  const moves = movesDown(30, range);
  expectLaw(result, problem, (coefficient) => lawOf(pigdmResult(coefficient, { moves, tau: exact, eta: 1 })));
});

test('on pixels that vary together its estimate is the mean of the posterior, as many inner steps as values of y', async () => {
  const covariance = [
    [0.5, 0.3, 0.2],
    [0.3, 0.4, 0.1],
    [0.2, 0.1, 0.3],
  ];
  const prior = gaussianPrior({ shape: [1, 1, 3], mean: 0.1, covariance });
  const operator = denseOperator({
    matrix: [
      [0.9, -0.4, 0.2],
      [0.1, 0.5, 0.3],
    ],
  });
  const y = { shape: [1, 1, 1, 2], data: Float32Array.of(0.6, -0.2) };
  const [sigma, sigmaY] = [0.7, 0.1];
  const x = createRandom(1).normal([1, 1, 1, 3]);
  const denoise = momentMatchingDenoiser(
    prior,
    { y, operator, noise: gaussianNoise(sigmaY) },
    { iterations: 2 },
  );
  // x is a measurement too: with z = E[x₀ | x, y], C⁻¹·(z − m) + (z − x)/σ² + Aᵀ(A·z − y)/σ_y² is 0, or by Tweedie's formula
  // (z − D) + C_x·Aᵀ(A·z − y)/σ_y² = 0, where C_x = σ²·J is the covariance of x₀ given x.
  const z = await denoise(x, sigma);
  const [D, pullback] = await prior.vjp(x, sigma);
  const pulled = await pullback(await operator.adjoint(sub(await operator.apply(z), y)));
  const left = combine([1, z], [-1, D], [(sigma / sigmaY) ** 2, pulled]);
  // CG stops at 10⁻³ of the residual, unless it is done before; float32 rounds to 10⁻⁷ times (σ/σ_y)²
  expect(norm(left)[0]!).toBeLessThan(1e-3 * norm(sub(z, D))[0]!);
});
