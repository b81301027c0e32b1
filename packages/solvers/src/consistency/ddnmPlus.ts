import { combine, defineSolver, karrasSigmas, param } from '@tweedie/core';
import { z } from 'zod';
import { levelParameters, levelRange } from '../levels.ts';
import { createSpectrum } from './createSpectrum.ts';
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
 * DDNM+: DDNM for measurements with noise, with time travel. In the basis of the singular vectors the estimate
 * becomes `D̄ + λ·(ȳ − D̄)` with fresh noise of size φ:
 * - s = 0: φ as in DDNM
 * - σ' ≥ σ_y/s: `λ = 1`, `φ = √(σ'² − σ_y²/s²)`
 * - σ' < σ_y/s: `λ = √(1−η²)·σ'·s/σ_y`, `φ = η·σ'`
 *
 * Written out, that is a step of DDRM with η_b = 1, and so it is done here; what sets DDNM+ apart is the start
 * from pure noise and time travel, which goes back by `x + √(σ'² − σ²)·n`.
 * Wang et al. (2023), section 3.3 and Alg. 3.
 */
export const ddnmPlus = defineSolver({
  name: 'ddnm-plus',
  title: 'DDNM+',
  summary: 'DDNM for noisy measurements, with time travel.',
  paper:
    'Wang, Yu, Zhang (2023), Zero-Shot Image Restoration Using Denoising Diffusion Null-Space Model, Alg. 3',
  needs: { operator: 'svd', noise: 'gaussian', prior: 'denoise' },
  params,
  evaluations: ({ steps, travelRepeats }) => steps * travelRepeats,
  async *solve(prior, measurement, { random, eta, ...options }) {
    const sigmas = karrasSigmas(options.steps, levelRange('ddnm-plus', prior, options));
    const spectrum = await createSpectrum(measurement, random);
    const shape = [measurement.y.shape[0]!, ...measurement.operator.inputShape];
    let point = await spectrum.at(combine([sigmas[0]!, random.normal(shape)]));
    for (const [sigma, next] of timeTravel(sigmas, options)) {
      if (next > sigma) {
        const back = Math.sqrt(next ** 2 - sigma ** 2);
        point = await spectrum.at(combine([1, point.x], [back, random.normal(shape)]));
        continue;
      }
      const denoising = prior.denoise(point.x, sigma);
      const step = spectrum.step(point, { sigma, next, eta, etaB: 1 }); // while the network runs
      const denoised = await denoising;
      yield { sigma, x: point.x, denoised };
      point = await step(denoised);
    }
    return point.x;
  },
});
