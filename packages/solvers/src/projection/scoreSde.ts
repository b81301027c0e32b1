import { ancestralStep, combine, defineSolver, karrasSigmas, param, steps } from '@tweedie/core';
import { z } from 'zod';
import { levelParameters, levelRange } from '../levels.ts';
import { langevin } from './langevin.ts';
import { replaceMeasured } from './replaceMeasured.ts';

const params = z.object({
  ...levelParameters({ steps: 100, sigmaMax: 20, sigmaMin: 0.01 }),
  lambda: param.number({
    title: 'Share of the measurement λ',
    summary: 'How much of the measured part is replaced in each step; less than 1 for noisy measurements',
    min: 0,
    max: 1,
    default: 1,
  }),
  eta: param.number({
    title: 'Fresh noise η',
    summary: 'Its share in each step; 1 is the reverse SDE',
    min: 0,
    max: 1,
    default: 1,
  }),
  corrections: param.integer({
    title: 'Corrector steps',
    summary: 'Of Langevin dynamics, at each noise level',
    min: 0,
    max: 100,
    default: 0,
  }),
  snr: param.number({
    title: 'Signal-to-noise ratio r',
    summary: 'Of a corrector step: the length of its pull by that of its noise',
    above: 0,
    default: 0.16,
  }),
});

/**
 * Score-SDE with projection: before each evaluation of the network, x moves towards y at its noise level,
 * `x ← (I − λ·A⁺A)·x + λ·A⁺(y + σ·A·n)`. Then the prior takes a step as if there were no measurement: ancestral,
 * the predictor, after `corrections` Langevin steps at the same level. λ < 1 is for noise in y, whose size is
 * not used otherwise; where A is badly conditioned, `A⁺` blows it up. The last step of the prior is not followed by a
 * projection, as in the paper. Song et al. (2022), section 3, where `A⁺A = T⁻¹ΛT`; Song et al. (2021), appendix I,
 * with λ = 1.
 */
export const scoreSde = defineSolver({
  name: 'score-sde',
  title: 'Score-SDE',
  summary: 'Samples from the prior, and projects each step onto the measurement with matching noise.',
  paper:
    'Song, Shen, Xing, Ermon (2022), Solving Inverse Problems in Medical Imaging with Score-Based Generative Models',
  needs: { operator: 'linear', noise: 'any', prior: 'denoise' },
  params,
  evaluations: ({ steps, corrections }) => steps * (corrections + 1),
  async *solve(prior, { y, operator }, { random, lambda, eta, corrections, snr, ...options }) {
    const sigmas = karrasSigmas(options.steps, levelRange('score-sde', prior, options));
    let x = combine([sigmas[0]!, random.normal([y.shape[0]!, ...operator.inputShape])]);
    for (const [, sigma, next] of steps(sigmas)) {
      const { down, up } = ancestralStep(sigma, next, eta);
      for (let correction = 0; correction <= corrections; correction++) {
        const projected = await replaceMeasured(x, { y, operator }, { sigma, n: random.normal(x.shape) });
        x = combine([1 - lambda, x], [lambda, projected]);
        const denoising = prior.denoise(x, sigma);
        const n = random.normal(x.shape); // while the network runs
        const denoised = await denoising;
        yield { sigma, x, denoised };
        if (correction < corrections) x = langevin({ x, denoised, sigma }, { n, snr });
        else x = combine([down / sigma, x], [1 - down / sigma, denoised], [up, n]);
      }
    }
    return x;
  },
});
