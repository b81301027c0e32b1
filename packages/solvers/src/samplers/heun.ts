import { combine, type Denoiser, type Iteration, steps } from '@tweedie/core';
import type { SamplerOptions } from './sampler.ts';

/**
 * Heun's steps of the probability-flow ODE: Euler, then again with the mean of both slopes. Order 2, two
 * evaluations a step, and one for a step to 0. Karras et al. (2022), Alg. 1.
 */
export async function* heun(denoise: Denoiser, { x, sigmas }: SamplerOptions): Iteration {
  for (const [, sigma, next] of steps(sigmas)) {
    const denoised = await denoise(x, sigma);
    yield { sigma, x, denoised };
    const ahead = combine([next / sigma, x], [1 - next / sigma, denoised]);
    if (next === 0) x = ahead;
    else {
      const half = (next - sigma) / 2;
      const corrected = await denoise(ahead, next);
      x = combine(
        [1 + half / sigma, x],
        [-half / sigma, denoised],
        [half / next, ahead],
        [-half / next, corrected],
      );
    }
  }
  return x;
}
