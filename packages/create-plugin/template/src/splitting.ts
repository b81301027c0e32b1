import { defineSolver, karrasSigmas, param, steps } from '@tweedie/core';
import { z } from 'zod';

const params = z.object({
  steps: param.integer({ title: 'Steps', min: 1, max: 1000, default: 20 }),
  sigmaMax: param.number({ title: 'First noise level', unit: 'model units', above: 0, default: 1 }),
});

/**
 * Half-quadratic splitting: `z = argmin ‖y − A·z‖² + ρ·‖z − x‖²`, then `x = D(z, σ)`, with ρ = (σ_y/σ)² while σ falls.
 * Zoran, Weiss (2011); with a network as D: Zhang, Zuo, Gu, Zhang (2017).
 */
export const splitting = defineSolver({
  name: 'splitting',
  title: 'Splitting',
  summary: 'A proximal step towards the measurement, then the denoiser, over and over.',
  paper: 'Zhang, Zuo, Gu, Zhang (2017), Learning Deep CNN Denoiser Prior for Image Restoration',
  needs: { operator: 'linear', noise: 'gaussian', prior: 'denoise' },
  params,
  evaluations: ({ steps }) => steps,
  async *solve(prior, { y, operator: A, noise }, { steps: count, sigmaMax }) {
    const { min, max } = prior.sigma;
    const last = Math.max(min, Math.min(max, noise.sigma));
    let x = await A.adjoint(y);
    for (const [, sigma] of steps(
      karrasSigmas(count, { min: last, max: Math.max(last, Math.min(max, sigmaMax)) }),
    )) {
      const z = await A.prox(x, y, (noise.sigma / sigma) ** 2);
      x = await prior.denoise(z, sigma);
      yield { sigma, x: z, denoised: x };
    }
    return x;
  },
});
