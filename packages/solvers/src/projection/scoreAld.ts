import { combine, defineSolver, logUniformSigmas, param, steps, type Term } from '@tweedie/core';
import { z } from 'zod';
import { levelParameters, levelRange } from '../levels.ts';
import { leastSquares } from '../variational/leastSquares.ts';

const params = z.object({
  ...levelParameters({ steps: 50, sigmaMax: 20, sigmaMin: 0.01 }),
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
  freshNoise: param.choice(['langevin', 'consistent'], {
    title: 'Fresh noise',
    summary: 'Of a Langevin step, as in the paper, or as much as keeps x at its noise level',
    default: 'consistent',
  }),
  gamma: param.number({
    title: 'Caution γ',
    summary:
      'As a share of σ: how little the measurement counts at large noise levels; about ‖A‖ is fast and steady',
    above: 0,
    default: 1,
  }),
});

interface Move {
  readonly c: number;
  readonly sigma: number;
  readonly to: number;
}

/** How much noise a step adds: that of Langevin dynamics, or what is missing at the level that comes next. */
const spreads = {
  langevin: ({ c, sigma }: Move): number => Math.sqrt(2 * c) * sigma,
  consistent: ({ c, sigma, to }: Move): number => Math.sqrt(Math.max(0, to ** 2 - ((1 - c) * sigma) ** 2)),
};

/**
 * Score-ALD: annealed Langevin dynamics on `log p(x) + log p(y | x)`, where y is taken for a measurement of the
 * noisy image itself, with the larger variance `(γσ)² + σ_y²`:
 * `x ← x + α·[(D − x)/σ² + Aᵀ(y − A·x)/((γσ)² + σ_y²)] + √(2α)·n`, with `α = c·σ²`, a few times at each of a
 * geometric row of levels. The result keeps noise of about the smallest level.
 *
 * Steps of that size leave x noisier than σ, by `√(2/(2 − c))` where the prior is narrow, which a network that is
 * told σ does not forgive. So unless asked for Langevin noise, a step adds what x lacks at the level to come,
 * `√(σ'² − (1−c)²σ²)`, after Jolicoeur-Martineau et al. (2021), "consistent annealed sampling".
 * γ and c are our settings; the paper has sequences γ_t and α_t of its own. Jalal et al. (2021), section 3.
 */
export const scoreAld = defineSolver({
  name: 'score-ald',
  title: 'Score-ALD',
  summary:
    'Langevin dynamics at falling noise levels, driven by the prior and by the misfit of the noisy image.',
  paper: 'Jalal et al. (2021), Robust Compressed Sensing MRI with Deep Generative Priors, section 3',
  needs: { operator: 'any', noise: 'gaussian', prior: 'denoise' },
  params,
  evaluations: ({ steps, innerSteps }) => steps * innerSteps,
  async *solve(prior, measurement, { random, innerSteps, stepSize: c, gamma, freshNoise, ...options }) {
    const { y, operator, noise } = measurement;
    const sigmas = logUniformSigmas(options.steps, levelRange('score-ald', prior, options));
    const misfit = await leastSquares(measurement, { withResidual: false });
    let x = combine([sigmas[0]!, random.normal([y.shape[0]!, ...operator.inputShape])]);
    for (const [, sigma, next] of steps(sigmas)) {
      const pull = (c * sigma ** 2) / ((gamma * sigma) ** 2 + noise.sigma ** 2);
      for (let t = 1; t <= innerSteps; t++) {
        const denoising = prior.denoise(x, sigma);
        const n = random.normal(x.shape); // while the network runs
        const { terms } = await misfit(x);
        const denoised = await denoising;
        yield { sigma, x, denoised };
        const data = terms.map(([sign, term]): Term => [-sign * pull, term]);
        const spread = spreads[freshNoise]({ c, sigma, to: t < innerSteps ? sigma : next });
        x = combine([1 - c, x], [c, denoised], ...data, [spread, n]);
      }
    }
    return x;
  },
});
