import { ancestralStep, combine, defineSolver, karrasSigmas, param } from '@tweedie/core';
import { z } from 'zod';
import { levelParameters, levelRange } from '../levels.ts';
import { jumpParameters, jumps, movesDownOf } from './jumps.ts';
import { replaceMeasured } from './replaceMeasured.ts';

const params = z.object({
  ...levelParameters({ steps: 50, sigmaMax: 20, sigmaMin: 0.01 }),
  eta: param.number({
    title: 'Fresh noise η',
    summary: 'Its share in each step; 1 is DDPM',
    min: 0,
    max: 1,
    default: 1,
  }),
  ...jumpParameters,
});

/**
 * RePaint: in each step the known part comes from y at the next noise level and the unknown part from a step of
 * DDPM, `x = m ⊙ (y + σ'·n) + (1−m) ⊙ x'`. Jumps back up by `x + √(σ'² − σ²)·n` and down again let the two
 * parts come to terms. A mask's `m` is `A⁺A`, and with that the method runs on any linear operator. Takes y for
 * exact. The last step goes to σ' = 0, so the result agrees with the measurement. Lugmayr et al. (2022), Alg. 1.
 */
export const repaint = defineSolver({
  name: 'repaint',
  title: 'RePaint',
  summary: 'Inpaints by a noisy copy of the known part in each step, and walks each stretch several times.',
  paper: 'Lugmayr et al. (2022), RePaint: Inpainting using Denoising Diffusion Probabilistic Models, Alg. 1',
  needs: { operator: 'linear', noise: 'any', prior: 'denoise' },
  params,
  evaluations: ({ steps, ...options }) => movesDownOf(steps, options),
  async *solve(prior, { y, operator }, { random, eta, ...options }) {
    const sigmas = karrasSigmas(options.steps, levelRange('repaint', prior, options));
    let x = combine([sigmas[0]!, random.normal([y.shape[0]!, ...operator.inputShape])]);
    for (const [sigma, next] of jumps(sigmas, options)) {
      if (next > sigma) {
        x = combine([1, x], [Math.sqrt(next ** 2 - sigma ** 2), random.normal(x.shape)]);
        continue;
      }
      const denoising = prior.denoise(x, sigma);
      const n = random.normal(x.shape); // while the network runs
      const known = random.normal(x.shape);
      const denoised = await denoising;
      yield { sigma, x, denoised };
      const { down, up } = ancestralStep(sigma, next, eta);
      const unknown = combine([down / sigma, x], [1 - down / sigma, denoised], [up, n]);
      x = await replaceMeasured(unknown, { y, operator }, { sigma: next, n: known });
    }
    return x;
  },
});
