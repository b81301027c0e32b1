import { ancestralStep, combine, defineSolver, karrasSigmas, param, steps } from '@tweedie/core';
import { z } from 'zod';
import { levelParameters, levelRange } from '../levels.ts';
import { replaceMeasured } from './replaceMeasured.ts';

const params = z.object({
  ...levelParameters({ steps: 100, sigmaMax: 20, sigmaMin: 0.01 }),
  eta: param.number({
    title: 'Fresh noise η',
    summary: 'Its share in each step; 1 is DDPM',
    min: 0,
    max: 1,
    default: 1,
  }),
  releaseSigma: param.number({
    title: 'Release below',
    summary:
      'The noise level below which the prior goes on alone; 0 holds on to the measurement until the end',
    unit: 'model units',
    min: 0,
    default: 0,
  }),
});

/**
 * ILVR: each step of DDPM, `x' ~ p(x' | x)`, is followed by an exchange of what A sees of it,
 * `x = x' − φ(x') + φ(y')`, with `φ = A⁺A` and y' the reference at the same noise level. In the paper φ is a
 * low-pass filter, down and up again by a factor N: `block-mean` or `bicubic-downsampling` here. The reference
 * enters as the measurement y, of which `φ(x_ref) = A⁺y`. Below the release level, at the end of the paper's
 * conditioning range, the exchange stops, which frees the details. Takes y for exact.
 * Choi et al. (2021), Alg. 1.
 */
export const ilvr = defineSolver({
  name: 'ilvr',
  title: 'ILVR',
  summary:
    'Samples from the prior, and exchanges what the operator sees in each step: for a coarse reference.',
  paper: 'Choi et al. (2021), ILVR: Conditioning Method for Denoising Diffusion Probabilistic Models, Alg. 1',
  needs: { operator: 'linear', noise: 'any', prior: 'denoise' },
  params,
  evaluations: ({ steps }) => steps,
  async *solve(prior, { y, operator }, { random, eta, releaseSigma, ...options }) {
    const sigmas = karrasSigmas(options.steps, levelRange('ilvr', prior, options));
    let x = combine([sigmas[0]!, random.normal([y.shape[0]!, ...operator.inputShape])]);
    for (const [, sigma, next] of steps(sigmas)) {
      const denoising = prior.denoise(x, sigma);
      const n = random.normal(x.shape); // while the network runs
      const z = random.normal(x.shape);
      const denoised = await denoising;
      yield { sigma, x, denoised };
      const { down, up } = ancestralStep(sigma, next, eta);
      x = combine([down / sigma, x], [1 - down / sigma, denoised], [up, n]);
      if (next >= releaseSigma) x = await replaceMeasured(x, { y, operator }, { sigma: next, n: z });
    }
    return x;
  },
});
