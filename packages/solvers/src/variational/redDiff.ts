import {
  combine,
  defineSolver,
  isGaussian,
  type Measurement,
  param,
  type PerSample,
  size,
  TweedieError,
} from '@tweedie/core';
import { z } from 'zod';
import { levelParameters, levelRange } from '../levels.ts';
import { optimisers } from '../optimisers/optimisers.ts';
import { rates } from '../optimisers/rates.ts';
import { startingPoint, startParameter } from '../startingPoint.ts';
import { followDiscrepancy } from './discrepancy.ts';
import { leastSquares } from './leastSquares.ts';
import { visits } from './visits.ts';
import { weightParameter, weights } from './weights.ts';

const params = z.object({
  ...levelParameters({ steps: 100, sigmaMax: 20, sigmaMin: 0.01 }),
  order: param.choice(['descending', 'ascending', 'random', 'stratified'], {
    title: 'Order of the noise levels',
    default: 'descending',
  }),
  lambda: param.number({
    title: 'Weight of the prior λ',
    summary: 'Where it starts, if the discrepancy rule moves it',
    min: 0,
    default: 0.25,
  }),
  lambdaRule: param.choice(['fixed', 'discrepancy'], {
    title: 'Rule for λ',
    summary:
      'Fixed, or moved until the estimate misses the measurement by as much as the noise does, which needs noise; the noise levels then end at that of the measurement',
    default: 'fixed',
  }),
  weight: weightParameter,
  normalisation: param.choice(['mean', 'sum'], {
    title: 'Normalisation',
    summary: 'mean: λ counts per pixel and per measured value (a factor m/d); sum: λ as it stands',
    default: 'mean',
  }),
  optimiser: param.choice(['adam', 'momentum', 'sgd'], { title: 'Optimiser', default: 'adam' }),
  learningRate: param.number({ title: 'Learning rate', above: 0, default: 0.1 }),
  rate: param.choice(['constant', 'cosine', 'linear'], {
    title: 'How the learning rate falls',
    default: 'constant',
  }),
  dispersion: param.number({
    title: 'Dispersion σ_x0',
    summary: 'The spread of the estimate around its mean',
    unit: 'model units',
    min: 0,
    default: 0,
  }),
  start: startParameter,
});

/**
 * RED-diff: finds one image μ by stochastic gradients of
 * `½·‖y − A(x₀)‖² + λ·(m/d)·E_σ,ε[(f(σ)/σ)·⟨x₀ − D(x₀ + σε, σ), x₀⟩]`, `x₀ = μ + σ_x0·z`, in which D counts as
 * a constant: no derivative of the network, and A may be nonlinear. The sum over pixels is the reference, so
 * `normalisation: 'sum'` drops the factor m/d. Returns μ after the last step.
 * Mardani et al. (2024), Alg. 1; least squares whatever the noise is.
 */
export const redDiff = defineSolver({
  name: 'red-diff',
  title: 'RED-diff',
  summary: 'Optimises one image under the measurement and a denoising prior at falling noise levels.',
  paper:
    'Mardani, Song, Kautz, Vahdat (2024), A Variational Perspective on Solving Inverse Problems with Diffusion Models, Alg. 1',
  needs: { operator: 'any', noise: 'any', prior: 'denoise' },
  params,
  evaluations: ({ steps }) => steps,
  async *solve(prior, measurement, { random, ...options }) {
    const { y, operator: A } = measurement;
    const f = typeof options.weight === 'function' ? options.weight : weights[options.weight];
    const normalisation = options.normalisation === 'mean' ? size(A.outputShape) / size(A.inputShape) : 1;
    const sigmaY = options.lambdaRule === 'discrepancy' ? knownNoise(measurement) : 0;
    const misfit = await leastSquares(measurement, { withResidual: sigmaY > 0 });
    const optimise = optimisers[options.optimiser]();

    let mu = await startingPoint(measurement, { start: options.start, random, place: 'red-diff' });
    let lambda: PerSample = Array.from({ length: y.shape[0]! }, () => options.lambda);
    let noise = random.normal(mu.shape);
    const sigmaMin = Math.min(options.sigmaMax, Math.max(options.sigmaMin, sigmaY));
    const range = levelRange('red-diff', prior, { ...options, sigmaMin });
    const sigmas = visits[options.order]({ n: options.steps, random, ...range });

    for (const [k, sigma] of sigmas.entries()) {
      const rate = options.learningRate * rates[options.rate](k / options.steps);
      const force = (normalisation * f(sigma)) / sigma;
      const x0 =
        options.dispersion > 0 ? combine([1, mu], [options.dispersion, random.normal(mu.shape)]) : mu;
      const x = combine([1, x0], [sigma, noise]);
      const both = Promise.all([prior.denoise(x, sigma), misfit(x0)]);
      noise = random.normal(mu.shape); // for the next step, while the network runs
      const [denoised, { terms, squared }] = await both;
      if (squared && sigmaY > 0) {
        const seen = { x0, denoised, gradient: terms[0][1], squared };
        const target = size(A.outputShape) * sigmaY ** 2;
        lambda = followDiscrepancy(lambda, { ...seen, target, force, rate, start: options.lambda });
      }
      const w = lambda.map((value) => value * force); // ε̂ − ε = (x₀ − D)/σ
      mu = optimise(mu, combine(...terms, [w, x0], [w.map((value) => -value), denoised]), rate);
      yield { sigma, x, denoised: mu };
    }
    return mu;
  },
});

function knownNoise({ noise }: Measurement): number {
  if (isGaussian(noise)) return noise.sigma;
  throw new TweedieError(
    'missing-capability',
    `red-diff: the discrepancy rule needs Gaussian noise, and the noise is ${noise.name}`,
    { remedy: 'Set lambdaRule to "fixed".' },
  );
}
