import {
  createRandom,
  karrasSigmas,
  type Prior,
  type RunOptions,
  scale,
  type Shape,
  type Step,
  type Tensor,
  watchPrior,
} from '@tweedie/core';
import { levelRange } from '../levels.ts';
import { type SamplerName, samplers } from './samplers.ts';

export interface SampleFromOptions extends RunOptions {
  /** `[N, C, H, W]` of what to draw. */
  readonly shape: Shape;
  /** @default 'dpmpp2m' */
  readonly sampler?: SamplerName;
  /** Noise levels before the final 0. @default 20 */
  readonly steps?: number;
  /** The first noise level, at most the prior's largest. @default 80 */
  readonly sigmaMax?: number;
  /** The last noise level before 0, at least the prior's smallest. @default 0.002 */
  readonly sigmaMin?: number;
  /** Share of fresh noise, of the ancestral sampler. @default 1 */
  readonly eta?: number;
}

/**
 * Draws N images from a prior alone, with no measurement: Karras noise levels, `x = σ_max·n` to start from.
 * Sample n of a batch is what a run of its own with `random.lane(n)` gives. Throws `bad-parameter`.
 *
 * @example
 * const images = await finish(sampleFrom(prior, { shape: [4, 3, 64, 64], seed: 1 }));
 */
export async function* sampleFrom(
  prior: Prior,
  {
    shape,
    sampler = 'dpmpp2m',
    steps = 20,
    sigmaMax = 80,
    sigmaMin = 0.002,
    eta = 1,
    seed = 0,
    random = createRandom(seed),
    signal,
  }: SampleFromOptions,
): AsyncGenerator<Omit<Step, 'residual'>, Tensor, void> {
  const { run, evaluations } = samplers[sampler];
  const sigmas = karrasSigmas(steps, levelRange('sampleFrom', prior, { sigmaMax, sigmaMin }));
  const total = evaluations(steps);
  const counter = { done: 0 };
  const { denoise } = watchPrior(prior, { evaluations: counter, signal });
  const iteration = run(denoise, { x: scale(sigmas[0]!, random.normal(shape)), sigmas, random, eta });
  for (let i = 0; ; i++) {
    const next = await iteration.next();
    if (next.done) return next.value;
    yield { ...next.value, i, evaluations: { ...counter, total } };
  }
}
