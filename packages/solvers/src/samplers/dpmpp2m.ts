import { combine, type Denoiser, type Iteration, steps, type Tensor } from '@tweedie/core';
import type { SamplerOptions } from './sampler.ts';

/**
 * DPM-Solver++(2M): exponential steps in log σ that look back at one earlier estimate. Order 2, one
 * evaluation a step; the first step and a step to 0 are Euler's. Lu et al. (2022), "DPM-Solver++", Alg. 2.
 */
export async function* dpmpp2m(denoise: Denoiser, { x, sigmas }: SamplerOptions): Iteration {
  let before: { readonly denoised: Tensor; readonly h: number } | undefined;
  for (const [, sigma, next] of steps(sigmas)) {
    const denoised = await denoise(x, sigma);
    yield { sigma, x, denoised };
    const h = Math.log(sigma / next);
    const extra = before && before.h > 0 && next > 0 ? h / (2 * before.h) : 0;
    const share = 1 - next / sigma;
    x = combine(
      [next / sigma, x],
      [share * (1 + extra), denoised],
      [-share * extra, before?.denoised ?? denoised],
    );
    before = { denoised, h };
  }
  return x;
}
