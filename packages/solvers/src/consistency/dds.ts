import {
  add,
  ancestralStep,
  combine,
  conjugateGradient,
  defineSolver,
  karrasSigmas,
  param,
  steps,
  sub,
  type Tensor,
} from '@tweedie/core';
import { z } from 'zod';
import { levelParameters, levelRange } from '../levels.ts';

const params = z.object({
  ...levelParameters({ steps: 50, sigmaMax: 20, sigmaMin: 0.01 }),
  lambda: param.number({
    title: 'Weight of the prior λ',
    summary: 'The same in each step; 0 for measurements without noise',
    min: 0,
    default: 0.1,
  }),
  iterations: param.integer({
    title: 'Conjugate gradients',
    summary: 'How many in each step, at most',
    min: 1,
    max: 1000,
    default: 5,
  }),
  eta: param.number({
    title: 'Fresh noise η',
    summary: 'Its share in each step; 1 is DDPM, 0 DDIM',
    min: 0,
    max: 1,
    default: 0.85,
  }),
});

/**
 * DDS: in each step a few conjugate gradients, from D on, move the estimate towards the measurement, within the
 * Krylov space of D: `x̂₀ ≈ argmin ‖y − A·u‖² + λ·‖u − D‖²`. Then a step of DDIM with the noise of D,
 * `x = x̂₀ + σ_down·(x − D)/σ + σ_up·n`. λ is 1/γ of the paper; at λ = 0 the iterations alone hold x̂₀ near D.
 * The last step goes to σ' = 0: the result is the last x̂₀. Chung, Lee, Ye (2024), section 3.
 */
export const dds = defineSolver({
  name: 'dds',
  title: 'DDS',
  summary: 'A few conjugate gradients from the denoised image towards the measurement, in each step.',
  paper: 'Chung, Lee, Ye (2024), Decomposed Diffusion Sampler for Accelerating Large-Scale Inverse Problems',
  needs: { operator: 'linear', noise: 'any', prior: 'denoise' },
  params,
  evaluations: ({ steps }) => steps,
  async *solve(prior, { y, operator: A }, { random, lambda, iterations, eta, ...options }) {
    const sigmas = karrasSigmas(options.steps, levelRange('dds', prior, options));
    const system = async (u: Tensor): Promise<Tensor> => combine([1, await A.normal(u)], [lambda, u]);
    const back = await A.adjoint(y);
    let x = combine([sigmas[0]!, random.normal([y.shape[0]!, ...A.inputShape])]);
    for (const [, sigma, next] of steps(sigmas)) {
      const denoising = prior.denoise(x, sigma);
      const n = random.normal(x.shape); // while the network runs
      const denoised = await denoising;
      const slope = sub(back, await A.normal(denoised));
      const estimate = add(denoised, await conjugateGradient(system, slope, { maxIterations: iterations }));
      yield { sigma, x, denoised: estimate };
      const { down, up } = ancestralStep(sigma, next, eta);
      x = combine([1, estimate], [down / sigma, x], [-down / sigma, denoised], [up, n]);
    }
    return x;
  },
});
