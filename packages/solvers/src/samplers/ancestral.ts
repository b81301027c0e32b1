import { ancestralStep, combine, createRandom, type Denoiser, type Iteration, steps } from '@tweedie/core';
import type { SamplerOptions } from './sampler.ts';

/**
 * Ancestral sampling: a step down past the next level, then fresh noise up to it. η = 1 is DDPM, η = 0 Euler.
 * Order 1, one evaluation a step. Ho et al. (2020), Alg. 2; Song et al. (2021), "DDIM", eq. 12 and 16.
 */
export async function* ancestral(
  denoise: Denoiser,
  { x, sigmas, random = createRandom(0), eta = 1 }: SamplerOptions,
): Iteration {
  for (const [, sigma, next] of steps(sigmas)) {
    const denoising = denoise(x, sigma);
    const n = random.normal(x.shape); // while the network runs
    const denoised = await denoising;
    yield { sigma, x, denoised };
    const { down, up } = ancestralStep(sigma, next, eta);
    x = combine([down / sigma, x], [1 - down / sigma, denoised], [up, n]);
  }
  return x;
}
