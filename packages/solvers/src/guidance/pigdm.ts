import {
  combine,
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
import { hidden } from '../hidden.ts';
import { samplers } from '../samplers/samplers.ts';
import { guidedParameters, sampleGuided } from './guided.ts';

const dataSigma = param.number({
  title: 'Spread of clean images τ',
  summary: 'The variance of x₀ given x is taken for σ²τ²/(σ² + τ²)',
  unit: 'model units',
  above: 0,
  default: 2,
});

/**
 * The denoiser of the posterior under ΠGDM. With the guess `x₀ | x ~ N(D, r²·I)`, `r² = σ²τ²/(σ² + τ²)`, the score of y is
 * `∇ₓ log p(y | x) = Jᵀ·Aᵀ(r²·AAᵀ + σ_y²·I)⁻¹·(y − A·D)`, and by Tweedie's formula the posterior's denoiser is
 * `D + σ²·∇ₓ log p(y | x)`. Since `Aᵀ(AAᵀ + ρ·I)⁻¹(y − A·D) = prox_ρ(D) − D` with `ρ = σ_y²/r²`, every operator takes its
 * cheapest way, and σ_y = 0 gives the pseudo-inverse of the paper's noiseless form. Exact for a Gaussian prior N(m, τ²·I).
 * τ = 1 is the paper's r². It is too small for photographs, whose pixels vary together, so that σ²/r² overshoots at
 * large σ: it cost 2 dB in 4× super-resolution, and at 0.5 a run diverged. τ ≫ σ gives the coefficient 1, which is the weight in the
 * paper's Alg. 1, and pulls too little to fill large holes in the manner of what surrounds them. The default of 2 is ours.
 * Any sampler runs it. Song, Vahdat, Mardani, Kautz (2023), eq. 7 and 9.
 */
export function pigdmDenoiser(
  prior: DifferentiablePrior,
  { y, operator: A, noise }: Measurement<LinearOperator, GaussianNoise>,
  { dataSigma: tau = 2 }: { readonly dataSigma?: number } = {},
): Denoiser {
  return async (x, sigma, options) => {
    const [denoised, pullback] = await prior.vjp(x, sigma, options);
    const r2 = (sigma * tau) ** 2 / (sigma ** 2 + tau ** 2);
    const slack = hidden * Math.max(noise.sigma, Math.min(sigma, tau));
    const target = await A.prox(denoised, y, noise.sigma ** 2 / r2, slack);
    const gradient = await pullback(sub(target, denoised), options);
    return combine([1, denoised], [sigma ** 2 / r2, gradient]);
  };
}

const params = z.object({ ...guidedParameters(100), dataSigma });

/** ΠGDM: samples by `pigdmDenoiser`. Song, Vahdat, Mardani, Kautz (2023), Alg. 1. */
export const pigdm = defineSolver({
  name: 'pigdm',
  title: 'ΠGDM',
  summary: 'Samples by a denoiser that solves for the measurement through the derivative of the prior.',
  paper:
    'Song, Vahdat, Mardani, Kautz (2023), Pseudoinverse-Guided Diffusion Models for Inverse Problems, Alg. 1',
  needs: { operator: 'linear', noise: 'gaussian', prior: 'vjp' },
  params,
  evaluations: ({ steps, sampler }) => samplers[sampler].evaluations(steps),
  async *solve(prior, measurement, { dataSigma, ...options }) {
    const shape = [measurement.y.shape[0]!, ...measurement.operator.inputShape];
    const denoise = pigdmDenoiser(prior, measurement, { dataSigma });
    return yield* sampleGuided(denoise, { name: 'pigdm', prior, shape }, options);
  },
});
