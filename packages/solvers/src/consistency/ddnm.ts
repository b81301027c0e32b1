import { combine, defineSolver, isGaussian, karrasSigmas, param } from '@tweedie/core';
import { z } from 'zod';
import { hidden } from '../hidden.ts';
import { levelParameters, levelRange } from '../levels.ts';
import { timeTravel, timeTravelParameters } from './timeTravel.ts';

const params = z.object({
  ...levelParameters({ steps: 50, sigmaMax: 20, sigmaMin: 0.01 }),
  eta: param.number({
    title: 'Fresh noise η',
    summary: 'Its share in each step',
    min: 0,
    max: 1,
    default: 0.85,
  }),
  ...timeTravelParameters,
});

/**
 * DDNM: in each step the part of the estimate that A sees is replaced by what y says,
 * `x̂₀ = D − A⁺(A·D − y)`, then `x = x̂₀ + √(1−η²)·(σ'/σ)·(x − D) + η·σ'·n`. Time travel goes back by
 * `x + √(σ'² − σ²)·n`. Takes y for exact: noise in y stays in the result, for which there is `ddnmPlus`.
 * The last step goes to σ' = 0, so the result agrees with the measurement. Wang et al. (2023), Alg. 1 and 3.
 */
export const ddnm = defineSolver({
  name: 'ddnm',
  title: 'DDNM',
  summary: 'Replaces in each step what the operator sees by the measurement, for measurements without noise.',
  paper:
    'Wang, Yu, Zhang (2023), Zero-Shot Image Restoration Using Denoising Diffusion Null-Space Model, Alg. 1',
  needs: { operator: 'linear', noise: 'any', prior: 'denoise' },
  params,
  evaluations: ({ steps, travelRepeats }) => steps * travelRepeats,
  async *solve(prior, { y, operator: A, noise }, { random, eta, ...options }) {
    const sigmaY = isGaussian(noise) ? noise.sigma : 0;
    const sigmas = karrasSigmas(options.steps, levelRange('ddnm', prior, options));
    let x = combine([sigmas[0]!, random.normal([y.shape[0]!, ...A.inputShape])]);
    for (const [sigma, next] of timeTravel(sigmas, options)) {
      if (next > sigma) {
        x = combine([1, x], [Math.sqrt(next ** 2 - sigma ** 2), random.normal(x.shape)]);
        continue;
      }
      const denoising = prior.denoise(x, sigma);
      const n = random.normal(x.shape); // while the network runs
      const denoised = await denoising;
      const estimate = await A.prox(denoised, y, 0, hidden * Math.max(sigmaY, next));
      yield { sigma, x, denoised: estimate };
      const keep = (Math.sqrt(1 - eta ** 2) * next) / sigma;
      x = combine([1, estimate], [keep, x], [-keep, denoised], [eta * next, n]);
    }
    return x;
  },
});
