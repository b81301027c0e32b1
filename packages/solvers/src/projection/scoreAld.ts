import { combine, defineSolver, logUniformSigmas, param, type Term } from '@tweedie/core';
import { z } from 'zod';
import { levelParameters, levelRange } from '../levels.ts';
import { leastSquares } from '../variational/leastSquares.ts';

const params = z.object({
  ...levelParameters({ steps: 60, sigmaMax: 20, sigmaMin: 0.01 }),
  innerSteps: param.integer({
    title: 'Inner steps',
    summary: 'Of Langevin dynamics, at each noise level',
    min: 1,
    max: 1000,
    default: 3,
  }),
  stepSize: param.number({
    title: 'Step size c',
    summary: 'As a share of σ²; steady below 2 / (1 + ‖A‖²/γ²)',
    above: 0,
    default: 0.5,
  }),
  gamma: param.number({
    title: 'Caution γ',
    summary: 'As a share of σ: how much less the measurement counts at large noise levels',
    above: 0,
    default: 1,
  }),
});

/**
 * Score-ALD: annealed Langevin dynamics on `log p(x) + log p(y | x)`, where y is taken for a measurement of the
 * noisy image itself, with the larger variance `(γσ)² + σ_y²`:
 * `x ← x + α·[(D − x)/σ² + Aᵀ(y − A·x)/((γσ)² + σ_y²)] + √(2α)·n`, with `α = c·σ²`, a few times at each of a
 * geometric row of levels. The result keeps noise of about the smallest level. The settings of the paper's code
 * come to c = 1.15, three inner steps and 1155 levels from 1.24 down to 0.0066. The paper's γ_t and α_t are
 * sequences of their own; here they follow σ. Jalal et al. (2021), eq. 3.
 */
export const scoreAld = defineSolver({
  name: 'score-ald',
  title: 'Score-ALD',
  summary:
    'Langevin dynamics at falling noise levels, driven by the prior and by the misfit of the noisy image.',
  paper: 'Jalal et al. (2021), Robust Compressed Sensing MRI with Deep Generative Priors, eq. 3',
  needs: { operator: 'any', noise: 'gaussian', prior: 'denoise' },
  params,
  evaluations: ({ steps, innerSteps }) => steps * innerSteps,
  async *solve(prior, measurement, { random, innerSteps, stepSize: c, gamma, ...options }) {
    const { y, operator, noise } = measurement;
    const sigmas = logUniformSigmas(options.steps, levelRange('score-ald', prior, options)).slice(0, -1);
    const misfit = await leastSquares(measurement, { withResidual: false });
    let x = combine([sigmas[0]!, random.normal([y.shape[0]!, ...operator.inputShape])]);
    for (const sigma of sigmas) {
      const alpha = c * sigma ** 2;
      const pull = alpha / ((gamma * sigma) ** 2 + noise.sigma ** 2);
      for (let t = 0; t < innerSteps; t++) {
        const denoising = prior.denoise(x, sigma);
        const n = random.normal(x.shape); // while the network runs
        const { terms } = await misfit(x);
        const denoised = await denoising;
        yield { sigma, x, denoised };
        const data = terms.map(([sign, term]): Term => [-sign * pull, term]);
        x = combine([1 - c, x], [c, denoised], ...data, [Math.sqrt(2 * alpha), n]);
      }
    }
    return x;
  },
});
