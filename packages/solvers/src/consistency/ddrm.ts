import { defineSolver, karrasSigmas, param, steps } from '@tweedie/core';
import { z } from 'zod';
import { levelParameters, levelRange } from '../levels.ts';
import { createSpectrum } from './createSpectrum.ts';

const params = z.object({
  ...levelParameters({ steps: 20, sigmaMax: 20, sigmaMin: 0.01 }),
  eta: param.number({
    title: 'Fresh noise η',
    summary: 'Its share where the measurement says less than the current noise level',
    min: 0,
    max: 1,
    default: 0.85,
  }),
  etaB: param.number({
    title: 'Trust η_b',
    summary: 'In the measurement, where it says more than the current noise level',
    min: 0,
    max: 1,
    default: 1,
  }),
});

/**
 * DDRM: samples from the posterior coefficient by coefficient, in the basis of the operator's singular
 * vectors. With D̄ = Vᵀ·D, ȳ = Σ⁺Uᵀy, next level σ' and n ~ N(0, 1):
 * - s = 0: `D̄ + √(1−η²)·(σ'/σ)·(x̄ − D̄) + η·σ'·n`
 * - σ' < σ_y/s: `D̄ + √(1−η²)·σ'·(ȳ − D̄)·s/σ_y + η·σ'·n`
 * - σ' ≥ σ_y/s: `(1−η_b)·D̄ + η_b·ȳ + √(σ'² − η_b²σ_y²/s²)·n`
 *
 * The last step goes to σ' = 0: there the result is the denoised image, except that without noise (σ_y = 0)
 * and with η_b = 1 it agrees with the measurement. Kawar et al. (2022), eq. 7 and 8.
 */
export const ddrm = defineSolver({
  name: 'ddrm',
  title: 'DDRM',
  summary: 'Samples in the basis of the singular vectors, where each coefficient is measured on its own.',
  paper: 'Kawar, Elad, Ermon, Song (2022), Denoising Diffusion Restoration Models, eq. 7 and 8',
  needs: { operator: 'svd', noise: 'gaussian', prior: 'denoise' },
  params,
  evaluations: ({ steps }) => steps,
  async *solve(prior, measurement, { random, eta, etaB, ...options }) {
    const sigmas = karrasSigmas(options.steps, levelRange('ddrm', prior, options));
    const spectrum = await createSpectrum(measurement, random);
    let point = await spectrum.informedStart(sigmas[0]!);
    for (const [, sigma, next] of steps(sigmas)) {
      const denoising = prior.denoise(point.x, sigma);
      const step = spectrum.step(point, { sigma, next, eta, etaB }); // while the network runs
      const denoised = await denoising;
      yield { sigma, x: point.x, denoised };
      point = await step(denoised);
    }
    return point.x;
  },
});
