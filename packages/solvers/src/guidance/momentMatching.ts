import {
  combine,
  conjugateGradient,
  defineSolver,
  type Denoiser,
  type DifferentiablePrior,
  type GaussianNoise,
  type LinearOperator,
  type Measurement,
  param,
  sub,
} from '@tweedie/core';
import { z } from 'zod';
import { samplers } from '../samplers/samplers.ts';
import { guidedParameters, sampleGuided } from './guided.ts';

export interface MomentMatchingOptions {
  /** Products with the covariance at most, each one pullback. @default 3 */
  readonly iterations?: number;
}

/**
 * The denoiser of the posterior under moment matching: x₀ given x is taken for `N(D, σ²·J)`, whose covariance is exact, so
 * `D + σ²·Jᵀ·Aᵀ(σ_y²·I + σ²·A·J·Aᵀ)⁻¹·(y − A·D)`. The system goes by conjugate gradients with `Jᵀ` in place of J, which is
 * symmetric for the true denoiser: one pullback a step. Exact for every Gaussian prior, with as many steps as y has
 * values. Any sampler runs it. The paper's: the covariance and the conjugate gradients. Ours: their tolerance, the samplers
 * and the grid. Rozet, Andry, Lanusse, Louppe (2024), section 4.
 */
export function momentMatchingDenoiser(
  prior: DifferentiablePrior,
  { y, operator: A, noise }: Measurement<LinearOperator, GaussianNoise>,
  { iterations = 3 }: MomentMatchingOptions = {},
): Denoiser {
  return async (x, sigma, options) => {
    const [denoised, pullback] = await prior.vjp(x, sigma, options);
    const covariance = async (w: typeof y): Promise<typeof y> =>
      combine(
        [noise.sigma ** 2, w],
        [sigma ** 2, await A.apply(await pullback(await A.adjoint(w), options))],
      );
    const residual = sub(y, await A.apply(denoised));
    const w = await conjugateGradient(covariance, residual, { maxIterations: iterations, tolerance: 1e-3 });
    return combine([1, denoised], [sigma ** 2, await pullback(await A.adjoint(w), options)]);
  };
}

const params = z.object({
  ...guidedParameters(50),
  iterations: param.integer({
    title: 'Inner steps',
    summary: 'Of conjugate gradients in each evaluation, a pullback each',
    min: 1,
    default: 3,
  }),
});

/** Moment matching: samples by `momentMatchingDenoiser`. Rozet et al. (2024). */
export const momentMatching = defineSolver({
  name: 'moment-matching',
  title: 'Moment matching',
  summary:
    'Samples by a denoiser that knows the covariance of its own error from the derivative of the prior.',
  paper:
    'Rozet, Andry, Lanusse, Louppe (2024), Learning Diffusion Priors from Observations by Expectation Maximization, section 4',
  needs: { operator: 'linear', noise: 'gaussian', prior: 'vjp' },
  params,
  evaluations: ({ steps, sampler }) => samplers[sampler].evaluations(steps),
  async *solve(prior, measurement, { iterations, ...options }) {
    const shape = [measurement.y.shape[0]!, ...measurement.operator.inputShape];
    const denoise = momentMatchingDenoiser(prior, measurement, { iterations });
    return yield* sampleGuided(denoise, { name: 'moment-matching', prior, shape }, options);
  },
});
