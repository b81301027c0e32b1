import {
  combine,
  defineSolver,
  type Denoiser,
  type DifferentiablePrior,
  full,
  type GaussianNoise,
  type LinearOperator,
  type Measurement,
  sub,
  zip,
} from '@tweedie/core';
import { z } from 'zod';
import { samplers } from '../samplers/samplers.ts';
import { guidedParameters, sampleGuided } from './guided.ts';

/**
 * The denoiser of the posterior under TMPD: moment matching with the sums of the rows of `A·J·Aᵀ` in place of the matrix,
 * `D + Jᵀ·Aᵀ((y − A·D)/c)`, `c = A·Jᵀ·Aᵀ·1 + σ_y²/σ²`, never below `σ_y²/σ²`. Two pullbacks, no step size. Any sampler
 * runs it. Boys et al. (2024), section 3.
 */
export function tmpdDenoiser(
  prior: DifferentiablePrior,
  { y, operator: A, noise }: Measurement<LinearOperator, GaussianNoise>,
): Denoiser {
  const ones = full(y.shape, 1);
  return async (x, sigma, options) => {
    const [denoised, pullback] = await prior.vjp(x, sigma, options);
    const floor = Math.max((noise.sigma / sigma) ** 2, 1e-6);
    const rows = await A.apply(await pullback(await A.adjoint(ones), options));
    const residual = sub(y, await A.apply(denoised));
    const w = zip(residual, rows, (r, row) => r / (Math.max(row, 0) + floor));
    return combine([1, denoised], [1, await pullback(await A.adjoint(w), options)]);
  };
}

const params = z.object(guidedParameters(100));

/** TMPD: samples by `tmpdDenoiser`. Boys et al. (2024), Alg. 1. */
export const tmpd = defineSolver({
  name: 'tmpd',
  title: 'TMPD',
  summary: 'Moment matching with a diagonal in place of the covariance: two pullbacks a step.',
  paper:
    'Boys, Girolami, Pidstrigach, Reich, Mosca, Akyildiz (2024), Tweedie Moment Projected Diffusions for Inverse Problems, Alg. 1',
  needs: { operator: 'linear', noise: 'gaussian', prior: 'vjp' },
  params,
  evaluations: ({ steps, sampler }) => samplers[sampler].evaluations(steps),
  async *solve(prior, measurement, options) {
    const shape = [measurement.y.shape[0]!, ...measurement.operator.inputShape];
    const denoise = tmpdDenoiser(prior, measurement);
    return yield* sampleGuided(denoise, { name: 'tmpd', prior, shape }, options);
  },
});
