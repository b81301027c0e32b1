import {
  ancestralStep,
  combine,
  defineSolver,
  karrasSigmas,
  type Measurement,
  norm,
  param,
  type PerSample,
  type Random,
  steps,
  sub,
  type Tensor,
  type Term,
} from '@tweedie/core';
import { z } from 'zod';
import { levelParameters, levelRange } from '../levels.ts';
import { stepScale } from './stepScale.ts';

const params = z.object({
  ...levelParameters({ steps: 100, sigmaMax: 20, sigmaMin: 0.01 }),
  zeta: param.number({
    title: 'Step size ζ',
    summary: 'The weight of the loss, as in DPS',
    min: 0,
    default: 1,
  }),
  draws: param.integer({
    title: 'Draws n',
    summary: 'Of the clean image, in each step',
    min: 1,
    max: 1000,
    default: 10,
  }),
  dataSigma: param.number({
    title: 'Spread of clean images τ',
    summary: 'The variance of x₀ given x is taken for σ²τ²/(σ² + τ²); next to 0 this is DPS',
    unit: 'model units',
    above: 0,
    default: 1,
  }),
  eta: param.number({
    title: 'Fresh noise η',
    summary: 'Its share in each step',
    min: 0,
    max: 1,
    default: 1,
  }),
});

/**
 * LGD: each ancestral step is followed by one along the score of a loss that is averaged over where x₀ may be,
 * `∇_z log 1/n·Σ exp(−ℓ(x₀ⁱ))`, with n draws `x₀ⁱ ~ N(D, r²·I)`, `r² = σ²τ²/(σ² + τ²)`. They all move with D, so that is
 * `−Jᵀ·Σ wᵢ·∇ℓ(x₀ⁱ)` with weights `wᵢ ∝ exp(−ℓ(x₀ⁱ))`: one pullback, however many draws.
 * Any loss would do; this one is that of DPS, `ℓ(x₀) = ζ·‖y − A(x₀)‖₂`, whose slope no noise level can blow up, and z and the
 * scale of a step are those of DPS. τ → 0 is DPS itself. τ = 1 is the paper's r. Ours: the loss, n, the grid and η.
 * Any operator, any noise. Song, Zhang, Yin, Mardani, Liu, Kautz, Chen, Vahdat (2023), section 4.
 */
export const lgd = defineSolver({
  name: 'lgd',
  title: 'LGD',
  summary: 'DPS with the misfit averaged over where the clean image may be.',
  paper:
    'Song, Zhang, Yin, Mardani, Liu, Kautz, Chen, Vahdat (2023), Loss-Guided Diffusion Models for Plug-and-Play Controllable Generation, section 4',
  needs: { operator: 'any', noise: 'any', prior: 'vjp' },
  params,
  evaluations: ({ steps }) => steps,
  async *solve(prior, measurement, { random, zeta, draws, dataSigma: tau, eta, ...options }) {
    const { y, operator: A } = measurement;
    const perturb = random.split('draws');
    const sigmas = karrasSigmas(options.steps, levelRange('lgd', prior, options));
    let x = combine([sigmas[0]!, random.normal([y.shape[0]!, ...A.inputShape])]);
    for (const [, sigma, next] of steps(sigmas)) {
      const denoising = prior.vjp(x, sigma);
      const n = random.normal(x.shape); // while the network runs
      const [denoised, pullback] = await denoising;
      yield { sigma, x, denoised };
      const spread = (sigma * tau) / Math.hypot(sigma, tau);
      const slope = await lossSlope(measurement, denoised, { spread, zeta, draws, random: perturb });
      const pull = stepScale(A.inputShape, { steps: options.steps, sigma, next });
      const { down, up } = ancestralStep(sigma, next, eta);
      x = combine([down / sigma, x], [1 - down / sigma, denoised], [up, n], [-pull, await pullback(slope)]);
    }
    return x;
  },
});

export interface LossDraws {
  /** r, the spread of the draws around D. */
  readonly spread: number;
  readonly zeta: number;
  /** n */
  readonly draws: number;
  readonly random: Random;
}

/**
 * `Σ wᵢ·∇ℓ(xⁱ)`, `wᵢ ∝ exp(−ℓ(xⁱ))`, at draws `xⁱ = D + r·nⁱ` for `ℓ(x) = ζ·‖y − A(x)‖₂`: the slope in D of
 * `−log 1/n·Σ exp(−ℓ(xⁱ))`. Each sample of a batch has weights of its own.
 */
export async function lossSlope(
  { y, operator: A }: Measurement,
  denoised: Tensor,
  { spread, zeta, draws, random }: LossDraws,
): Promise<Tensor> {
  const misfits: PerSample[] = [];
  const descents: Tensor[] = []; // −½·∇‖y − A(xⁱ)‖²
  for (let i = 0; i < draws; i++) {
    const x = combine([1, denoised], [spread, random.normal(denoised.shape)]);
    const residual = sub(y, await A.apply(x));
    misfits.push(norm(residual));
    descents.push(await A.vjp(x, residual));
  }
  const least = misfits.reduce((a, b) => a.map((value, k) => Math.min(value, b[k]!)));
  const shares = misfits.map((misfit) => misfit.map((value, k) => Math.exp(zeta * (least[k]! - value))));
  const total = shares.reduce((a, b) => a.map((value, k) => value + b[k]!));
  const [first, ...rest] = descents.map((descent, i): Term => {
    const weight = (misfit: number, k: number): number => shares[i]![k]! / total[k]! / misfit;
    return [misfits[i]!.map((misfit, k) => (misfit > 0 ? -zeta * weight(misfit, k) : 0)), descent];
  });
  return combine(first!, ...rest);
}
