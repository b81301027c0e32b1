import {
  combine,
  defineSolver,
  type Denoiser,
  type DifferentiablePrior,
  type GaussianNoise,
  type Iteration,
  karrasSigmas,
  type LinearOperator,
  type Measurement,
  param,
  type Prior,
  type Random,
  steps,
  sub,
  type Tensor,
} from '@tweedie/core';
import { z } from 'zod';
import { hidden } from '../hidden.ts';
import { levelParameters, levelRange } from '../levels.ts';

const params = z.object({
  ...levelParameters({ steps: 20, sigmaMax: 80, sigmaMin: 0.02 }),
  inner: param.integer({
    title: 'Steps K on each level',
    summary:
      'Of descent on the mode-seeking loss; more of them come closer to the mode, which may be smoother',
    min: 1,
    default: 3,
  }),
  rate: param.number({ title: 'Learning rate', summary: 'Stable below 2', above: 0, default: 1 }),
});

const facts = {
  paper:
    'Gutha, Vinuesa, Azizpour (2025), Inverse Problems with Diffusion Models: MAP Estimation via Mode-Seeking Loss',
  params,
  evaluations: ({ steps, inner }: z.output<typeof params>) => steps * (inner + 1),
};

/**
 * VML-MAP: looks for a mode of p(x₀ | y). On each noise level K steps lower the variational mode-seeking loss
 * `VML(x) = KL(p(x₀ | x) ‖ p(x₀ | y))`, which draws p(x₀ | x) onto a mode as σ falls; then
 * `x ← D + (σ'/σ)·(x − D)` goes on to the next. Steps are `x ← x + rate·Jᵀ·u` with `modeDirection`'s u.
 * The loss and the steps in each level are the paper's, section 3. The gradient, the preconditioner in this form, the
 * order Jᵀ·P, the way between levels and all defaults are ours: the paper's are not public.
 */
export const vmlMap = defineSolver({
  ...facts,
  name: 'vml-map',
  title: 'VML-MAP',
  summary: 'Seeks a mode of the posterior, through the derivative of the prior.',
  needs: { operator: 'linear', noise: 'gaussian', prior: 'vjp' },
  solve: (prior, measurement, options) =>
    descend(prior, measurement, { ...options, name: 'vml-map', step: throughDerivative(prior, measurement) }),
});

/**
 * VML-MAP without the derivative of the prior: steps are `x ← x + rate·u`. Where J is invertible the points where they
 * rest are the same, and on Gaussian priors they contract faster. The variant is ours.
 */
export const vmlMapJacobianFree = defineSolver({
  ...facts,
  name: 'vml-map-jf',
  title: 'VML-MAP, Jacobian-free',
  summary: 'Seeks a mode of the posterior, with no derivative of the prior.',
  needs: { operator: 'linear', noise: 'gaussian', prior: 'denoise' },
  solve: (prior, measurement, options) =>
    descend(prior, measurement, { ...options, name: 'vml-map-jf', step: directly(prior, measurement) }),
});

type LinearMeasurement = Measurement<LinearOperator, GaussianNoise>;

/**
 * The preconditioned direction `u = P·v` of the simplified loss
 * `VML_S = −log p_σ(x) − ‖D − x‖²/2σ² + ‖y − A·D‖²/2σ_y²`, that is VML without the traces of its covariance (Prop. 2 of the
 * paper). Its gradient is `−Jᵀ·v`, `v = (D − x)/σ² + Aᵀ(y − A·D)/σ_y²`. With `P = (I/σ² + AᵀA/σ_y²)⁻¹` one gets
 * `u = prox_ρ(2D − x) − D`, `ρ = σ_y²/σ²`: every operator takes its cheapest way, and σ_y may be 0.
 */
export async function modeDirection(
  { y, operator: A, noise }: LinearMeasurement,
  denoised: Tensor,
  { x, sigma }: { readonly x: Tensor; readonly sigma: number },
): Promise<Tensor> {
  const slack = hidden * Math.max(noise.sigma, sigma);
  const target = await A.prox(combine([2, denoised], [-1, x]), y, (noise.sigma / sigma) ** 2, slack);
  return sub(target, denoised);
}

function directly(prior: Prior, measurement: LinearMeasurement): Denoiser {
  return async (x, sigma) => modeDirection(measurement, await prior.denoise(x, sigma), { x, sigma });
}

function throughDerivative(prior: DifferentiablePrior, measurement: LinearMeasurement): Denoiser {
  return async (x, sigma) => {
    const [denoised, pullback] = await prior.vjp(x, sigma);
    return pullback(await modeDirection(measurement, denoised, { x, sigma }));
  };
}

interface Descent extends z.output<typeof params> {
  readonly name: string;
  readonly random: Random;
  /** The change of x at a noise level, for a rate of 1. */
  readonly step: Denoiser;
}

async function* descend(
  prior: Prior,
  { y, operator: A }: LinearMeasurement,
  { name, random, step, inner, rate, ...options }: Descent,
): Iteration {
  const sigmas = karrasSigmas(options.steps, levelRange(name, prior, options));
  let x = combine([sigmas[0]!, random.normal([y.shape[0]!, ...A.inputShape])]);
  let denoised = x;
  for (const [, sigma, next] of steps(sigmas)) {
    for (let k = 0; k < inner; k++) x = combine([1, x], [rate, await step(x, sigma)]);
    denoised = await prior.denoise(x, sigma);
    yield { sigma, x, denoised };
    x = combine([next / sigma, x], [1 - next / sigma, denoised]);
  }
  return denoised;
}
