import { ancestralStep, combine, defineSolver, karrasSigmas, norm, param, steps, sub } from '@tweedie/core';
import { z } from 'zod';
import { levelParameters, levelRange } from '../levels.ts';
import { replaceMeasured } from '../projection/replaceMeasured.ts';
import { stepScale } from './stepScale.ts';

const params = z.object({
  ...levelParameters({ steps: 100, sigmaMax: 20, sigmaMin: 0.01 }),
  alpha: param.number({
    title: 'Step size α',
    summary: 'Of the step against the misfit; 0 leaves the projection alone',
    min: 0,
    default: 1,
  }),
  eta: param.number({
    title: 'Fresh noise η',
    summary: 'Its share in each step; 1 is DDPM',
    min: 0,
    max: 1,
    default: 1,
  }),
});

/**
 * MCG: each ancestral step is followed by one against the misfit of its estimate, through the derivative of the denoiser, and
 * by a projection onto the measurement at the new noise level:
 * `z ← z − α·∇_z‖W·(y − A·D)‖₂`, then `x ← (I − A⁺A)·x + A⁺(y + σ'·A·n)`.
 * The gradient moves the rest of the image along with the measured part, which the projection then replaces. With
 * `W = A⁺`, as the paper has it for inpainting and tomography, the step is along `Jᵀ·w/‖w‖`, `w = A⁺(y − A·D)`. The norm is not
 * squared, as in the code of the paper, whose α for inpainting is the default; z and the scale of α are those of DPS.
 * Ours: any linear A with its pseudo-inverse, the grid, the number of steps, η, and the factor on α (`stepScale`).
 * Takes y for exact: where A is badly conditioned, A⁺ blows noise up. The last step goes to σ' = 0, so the result agrees with
 * the measurement. Chung, Sim, Ryu, Ye (2022), eq. 14 and 15.
 */
export const mcg = defineSolver({
  name: 'mcg',
  title: 'MCG',
  summary:
    'Pulls each step along the manifold of images, then projects onto the measurement: for exact ones.',
  paper:
    'Chung, Sim, Ryu, Ye (2022), Improving Diffusion Models for Inverse Problems using Manifold Constraints, eq. 14 and 15',
  needs: { operator: 'linear', noise: 'any', prior: 'vjp' },
  params,
  evaluations: ({ steps }) => steps,
  async *solve(prior, { y, operator: A }, { random, alpha, eta, ...options }) {
    const sigmas = karrasSigmas(options.steps, levelRange('mcg', prior, options));
    let x = combine([sigmas[0]!, random.normal([y.shape[0]!, ...A.inputShape])]);
    for (const [, sigma, next] of steps(sigmas)) {
      const denoising = prior.vjp(x, sigma);
      const n = random.normal(x.shape); // while the network runs
      const known = random.normal(x.shape);
      const [denoised, pullback] = await denoising;
      yield { sigma, x, denoised };
      const w = sub(await A.prox(denoised, y, 0), denoised);
      const pull = alpha * stepScale(A.inputShape, { steps: options.steps, sigma, next });
      const length = norm(w).map((value) => (value > 0 ? pull / value : 0));
      const { down, up } = ancestralStep(sigma, next, eta);
      x = combine([down / sigma, x], [1 - down / sigma, denoised], [up, n], [length, await pullback(w)]);
      x = await replaceMeasured(x, { y, operator: A }, { sigma: next, n: known });
    }
    return x;
  },
});
