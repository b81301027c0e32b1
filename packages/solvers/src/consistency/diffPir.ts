import { combine, defineSolver, param, steps } from '@tweedie/core';
import { z } from 'zod';
import { hidden } from '../hidden.ts';
import { levelParameters, levelRange } from '../levels.ts';
import { startingPoint, startParameter } from '../startingPoint.ts';
import { grids } from './grids.ts';

const params = z.object({
  ...levelParameters({ steps: 50, sigmaMax: 20, sigmaMin: 0.01 }),
  grid: param.choice(['karras', 'quadratic'], {
    title: 'Grid of noise levels',
    summary: 'Karras levels, or quadratic in the timestep of DDPM',
    default: 'karras',
  }),
  lambda: param.number({
    title: 'Weight of the prior λ',
    summary: 'In model units; a quarter of the number of the reference code',
    above: 0,
    default: 1,
  }),
  zeta: param.number({
    title: 'Fresh noise ζ',
    summary: 'Its share in each step, as a part of the variance',
    min: 0,
    max: 1,
    default: 1,
  }),
  noiseFloor: param.number({
    title: 'Smallest measurement noise',
    summary: 'Taken in place of a smaller σ_y, which would leave the prior without weight',
    unit: 'model units',
    above: 0,
    default: 0.002,
  }),
  start: startParameter,
});

/**
 * DiffPIR: each step denoises, moves the estimate towards the measurement, and puts noise back:
 * `x̂₀ = argmin ‖y − A·u‖² + ρ·‖u − D‖²` with `ρ = λ·σ_y²/σ²`, `ε̂ = (x − x̂₀)/σ`,
 * `x = x̂₀ + σ'·(√(1−ζ)·ε̂ + √ζ·n)`. Begins at the start estimate, noised to the largest level.
 * σ and σ_y are both in model units here. The reference code has σ_y in [0, 1] and σ in [-1, 1], so that its λ
 * counts for a quarter. The last step goes to σ' = 0: the result is the last x̂₀, which agrees with the
 * measurement as far as ρ lets it. Zhu et al. (2023), Alg. 1.
 */
export const diffPir = defineSolver({
  name: 'diff-pir',
  title: 'DiffPIR',
  summary: 'Denoises, solves for the measurement, and puts noise back, at falling noise levels.',
  paper: 'Zhu et al. (2023), Denoising Diffusion Models for Plug-and-Play Image Restoration, Alg. 1',
  needs: { operator: 'linear', noise: 'gaussian', prior: 'denoise' },
  params,
  evaluations: ({ steps }) => steps,
  async *solve(prior, measurement, { random, lambda, zeta, ...options }) {
    const { y, operator: A } = measurement;
    const sigmas = grids[options.grid](options.steps, levelRange('diff-pir', prior, options));
    const sigmaY = Math.max(options.noiseFloor, measurement.noise.sigma);
    const start = await startingPoint(measurement, { start: options.start, random, place: 'diff-pir' });
    let x = combine([1, start], [sigmas[0]!, random.normal(start.shape)]);
    for (const [, sigma, next] of steps(sigmas)) {
      const denoising = prior.denoise(x, sigma);
      const n = random.normal(x.shape); // while the network runs
      const denoised = await denoising;
      const slack = hidden * Math.max(sigmaY, next);
      const estimate = await A.prox(denoised, y, lambda * (sigmaY / sigma) ** 2, slack);
      yield { sigma, x, denoised: estimate };
      const keep = (Math.sqrt(1 - zeta) * next) / sigma;
      x = combine([1 - keep, estimate], [keep, x], [Math.sqrt(zeta) * next, n]);
    }
    return x;
  },
});
