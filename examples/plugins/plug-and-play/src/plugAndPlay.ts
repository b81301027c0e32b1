import { combine, defineSolver, karrasSigmas, param, steps, sub, TweedieError } from '@tweedie/core';
import { z } from 'zod';

const params = z.object({
  steps: param.integer({ title: 'Steps', min: 1, max: 10_000, default: 40 }),
  sigmaMax: param.number({
    title: 'First noise level',
    summary: 'How much the denoiser takes off at first',
    unit: 'model units',
    above: 0,
    default: 1,
  }),
  sigmaMin: param.number({
    title: 'Last noise level',
    unit: 'model units',
    above: 0,
    default: 0.02,
  }),
  rate: param.number({
    title: 'Step size γ',
    summary: 'Of the gradient; stable below 2/‖A‖²',
    above: 0,
    default: 1,
  }),
});

/**
 * Plug-and-play proximal gradient: `x ← D(x − γ·Aᵀ(A·x − y), σ)` from `x = Aᵀy` on, with σ falling from step to step. The
 * denoiser stands where the proximal map of a penalty would. It draws nothing by chance: every seed gives one picture.
 * Venkatakrishnan, Bouman, Wohlberg (2013); Zhang, Li, Zuo, Zhang, Van Gool, Timofte (2021) for the levels that fall.
 */
export const plugAndPlay = defineSolver({
  name: 'plug-and-play',
  title: 'Plug-and-play',
  summary: 'A step of gradient descent towards the measurement, then the denoiser, over and over.',
  paper: 'Venkatakrishnan, Bouman, Wohlberg (2013), Plug-and-Play Priors for Model Based Reconstruction',
  needs: { operator: 'linear', noise: 'any', prior: 'denoise' },
  params,
  evaluations: ({ steps }) => steps,
  async *solve(prior, { y, operator: A }, { steps: count, sigmaMax, sigmaMin, rate }) {
    const range = { min: Math.max(sigmaMin, prior.sigma.min), max: Math.min(sigmaMax, prior.sigma.max) };
    if (range.min > range.max) {
      throw new TweedieError(
        'bad-parameter',
        `plug-and-play: sigmaMin must be at most sigmaMax, got ${sigmaMin} and ${sigmaMax}`,
      );
    }
    let x = await A.adjoint(y);
    for (const [, sigma] of steps(karrasSigmas(count, range))) {
      const residual = sub(await A.apply(x), y);
      const moved = combine([1, x], [-rate, await A.adjoint(residual)]);
      x = await prior.denoise(moved, sigma);
      yield { sigma, x: moved, denoised: x };
    }
    return x;
  },
});
