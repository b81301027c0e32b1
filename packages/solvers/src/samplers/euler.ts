import { combine, type Denoiser, type Iteration, steps } from '@tweedie/core';
import type { SamplerOptions } from './sampler.ts';

/**
 * Euler steps of the probability-flow ODE `dx/dσ = (x − D(x, σ)) / σ`; the same as DDIM. Order 1, one
 * evaluation a step. Karras et al. (2022), Alg. 1 without its correction.
 */
export async function* euler(denoise: Denoiser, { x, sigmas }: SamplerOptions): Iteration {
  for (const [, sigma, next] of steps(sigmas)) {
    const denoised = await denoise(x, sigma);
    yield { sigma, x, denoised };
    x = combine([next / sigma, x], [1 - next / sigma, denoised]);
  }
  return x;
}
