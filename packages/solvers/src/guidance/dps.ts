import {
  ancestralStep,
  combine,
  defineSolver,
  type DifferentiablePrior,
  type Iteration,
  karrasSigmas,
  type Measurement,
  norm,
  param,
  type Random,
  steps,
  sub,
} from '@tweedie/core';
import { z } from 'zod';
import { levelParameters, levelRange } from '../levels.ts';
import { stepScale } from './stepScale.ts';

/** The parameters of DPS. */
export const dpsParameters = z.object({
  ...levelParameters({ steps: 100, sigmaMax: 20, sigmaMin: 0.01 }),
  zeta: param.number({
    title: 'Step size ζ',
    summary: 'As in the code of the paper: twice the ζ of its text',
    min: 0,
    default: 1,
  }),
  eta: param.number({
    title: 'Fresh noise η',
    summary: 'Its share in each step',
    min: 0,
    max: 1,
    default: 1,
  }),
});

/**
 * DPS: each ancestral step is followed by one against the misfit of its estimate, `z ← z − ζ·∇_z‖y − A(D)‖₂`, through the
 * derivative of the denoiser. The norm is not squared, and each sample has its own. z is the image of DDPM, x/√(1 + σ²),
 * in which the paper steps; `stepScale` is what that makes of a step in x.
 *
 * ζ has two conventions. The text of the paper has `ζ_i = ζ'/‖y − A(D)‖` before the gradient of the squared norm; its code
 * has ζ before the gradient of the norm, which is the same with ζ = 2ζ'. This is the code's.
 * Ours: the grid of noise levels, fewer steps, and what ζ is multiplied by for them and for other sizes (`stepScale`); η; the
 * variance of a step is that of the exact posterior of DDPM, not learned; D is not clamped to [-1, 1], which the code does.
 * Any operator, any noise. Chung, Kim, Mccann, Klasky, Ye (2023), Alg. 1.
 */
export const dps = defineSolver({
  name: 'dps',
  title: 'DPS',
  summary: 'Samples, and pulls each step towards the measurement through the derivative of the prior.',
  paper:
    'Chung, Kim, Mccann, Klasky, Ye (2023), Diffusion Posterior Sampling for General Noisy Inverse Problems, Alg. 1',
  needs: { operator: 'any', noise: 'any', prior: 'vjp' },
  params: dpsParameters,
  evaluations: ({ steps }) => steps,
  solve: (prior, measurement, options) => dpsIteration(prior, measurement, { ...options, place: 'dps' }),
});

export type DpsOptions = z.output<typeof dpsParameters> & { readonly random: Random; readonly place: string };

/** The algorithm of DPS, in the name of `place`. */
export async function* dpsIteration(
  prior: DifferentiablePrior,
  { y, operator: A }: Pick<Measurement, 'y' | 'operator'>,
  { random, zeta, eta, place, ...options }: DpsOptions,
): Iteration {
  const sigmas = karrasSigmas(options.steps, levelRange(place, prior, options));
  let x = combine([sigmas[0]!, random.normal([y.shape[0]!, ...A.inputShape])]);
  for (const [, sigma, next] of steps(sigmas)) {
    const denoising = prior.vjp(x, sigma);
    const n = random.normal(x.shape); // while the network runs
    const [denoised, pullback] = await denoising;
    yield { sigma, x, denoised };
    const residual = sub(y, await A.apply(denoised));
    const descent = await pullback(await A.vjp(denoised, residual)); // −½·∇ₓ‖y − A(D)‖²
    const pull = zeta * stepScale(A.inputShape, { steps: options.steps, sigma, next });
    const length = norm(residual).map((value) => (value > 0 ? pull / value : 0));
    const { down, up } = ancestralStep(sigma, next, eta);
    x = combine([down / sigma, x], [1 - down / sigma, denoised], [up, n], [length, descent]);
  }
  return x;
}
