import {
  concatenate,
  finish,
  type Measurement,
  type NodeContext,
  norm,
  type Prior,
  type Solver,
  type Step,
  type Tensor,
} from '@tweedie/core';
import { psnr } from '@tweedie/metrics';
import { assertFiniteEstimate } from './assertFiniteEstimate.ts';

export interface FollowSamplesOptions {
  readonly prior: Prior;
  readonly measurement: Measurement;
  readonly params: Readonly<Record<string, unknown>>;
  /** One for each sample. */
  readonly seeds: readonly number[];
  /** The truth `[1, C, H, W]`. */
  readonly reference?: Tensor;
  readonly context: Pick<NodeContext, 'signal' | 'progress' | 'preview' | 'metric'>;
}

/**
 * Runs a solver once for each seed, one after the other, and tells the context of every step: the network evaluations,
 * the estimate, the residual `‖y − A·x̂‖/‖y‖`, and the PSNR where the truth is known. Each sample has curves of its own.
 * Throws `aborted` as soon as the signal fires, and `network-failed` for an estimate that is not finite.
 */
export async function followSamples(
  solver: Solver,
  { prior, measurement, params, seeds, reference, context }: FollowSamplesOptions,
): Promise<Tensor[]> {
  const { name, evaluations } = solver.definition;
  const each = evaluations(params);
  const [length] = norm(measurement.y);
  const done: Tensor[] = [];

  async function onStep({ i, evaluations, denoised, residual }: Step, n: number): Promise<void> {
    const curve = n === 0 ? '' : ` ${n + 1}`;
    assertFiniteEstimate(denoised, `${name}, step ${i + 1}`);
    context.progress(n * each + evaluations.done, seeds.length * each);
    if (n === 0) context.preview('image', denoised);
    if (seeds.length > 1) context.preview('samples', concatenate([...done, denoised]));
    if (length! > 0) context.metric(`residual${curve}`, i, (await residual())[0]! / length!);
    if (reference) context.metric(`psnr${curve}`, i, psnr(denoised, reference)[0]!);
  }
  for (const [n, seed] of seeds.entries()) {
    const options = { ...params, seed, ...(context.signal && { signal: context.signal }) };
    const result = await finish(solver(prior, measurement, options), (step) => onStep(step, n));
    done.push(assertFiniteEstimate(result, name));
    context.progress((n + 1) * each, seeds.length * each);
  }
  return done;
}
