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

/** A row of J is taken for a tenth, at least, of what it sums to where pixels of this spread vary on their own. */
const independent = { spread: 0.5, share: 0.1 };

/**
 * The denoiser of the posterior under TMPD: moment matching with the sums of the rows of `A·J·Aᵀ` in place of the matrix,
 * `D + Jᵀ·Aᵀ((y − A·D)/c)`, `c = A·Jᵀ·Aᵀ·1 + σ_y²/σ²`. Two pullbacks, no step size. Any sampler runs it.
 * The rows of a network sum to next to nothing here and there, or to less, and without noise in y that ends the run in
 * numbers beyond all bounds. So a sum is never taken below `0.1·0.5²/(0.5² + σ²)·AAᵀ·1`: this floor is ours.
 * Boys et al. (2024), section 3.
 */
export function tmpdDenoiser(
  prior: DifferentiablePrior,
  { y, operator: A, noise }: Measurement<LinearOperator, GaussianNoise>,
): Denoiser {
  const { spread, share } = independent;
  return async (x, sigma, options) => {
    const [denoised, pullback] = await prior.vjp(x, sigma, options);
    const ones = await A.adjoint(full(y.shape, 1));
    const alone = await A.apply(ones);
    const rows = await A.apply(await pullback(ones, options));
    const least = (share * spread ** 2) / (spread ** 2 + sigma ** 2);
    const c = zip(rows, alone, (row, own) => Math.max(row, least * own, 0) + (noise.sigma / sigma) ** 2);
    const w = zip(sub(y, await A.apply(denoised)), c, (r, value) => r / Math.max(value, 1e-6));
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
