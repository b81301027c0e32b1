import type { AbortSignalLike, Measurement, Metric, Prior, Solver, Step, Tensor } from '@tweedie/core';
import { countMeasured, withExactData } from '@tweedie/workflow';
import type { Progress } from '../progress.ts';
import { follow, type Outcome } from './follow.ts';
import type { Moment } from './history.ts';
import { createResidualMeter } from './residualMeter.ts';

export interface RestoreOptions {
  readonly solver: Solver;
  readonly params: Readonly<Record<string, unknown>>;
  /** The seed of each sample. */
  readonly seeds: readonly number[];
  readonly progress: Progress;
  readonly signal: AbortSignalLike;
  /** Watches every step, for a plot. */
  readonly watch?: { readonly psnr?: Metric; readonly truth?: Tensor };
}

export interface Sample extends Outcome {
  readonly seed: number;
  readonly moments: readonly Moment[];
}

/** Restores once for each seed, until all are done or the signal fires; a sample that was begun is kept as it is. */
export async function restoreSamples(
  prior: Prior,
  measurement: Measurement,
  options: RestoreOptions,
): Promise<Sample[]> {
  const { solver, params, seeds, progress, signal, watch } = options;
  const { name } = solver.definition;
  const meter = createResidualMeter(countMeasured(measurement));
  const samples: Sample[] = [];
  let before = 0;
  for (const seed of seeds) {
    if (signal.aborted) break;
    const moments: Moment[] = [];
    const onStep = async (step: Step): Promise<void> => {
      if (watch) moments.push(await momentOf(step, await meter.read(step), watch));
      const residual = await meter.glance(step);
      progress.update(
        before + step.evaluations.done,
        residual === undefined ? '' : `residual ${residual.toPrecision(2)}`,
      );
    };
    const solve = solver(prior, measurement, { ...params, seed, signal });
    const outcome = await follow(solve, { name, onStep }).catch((error: unknown) => {
      if (signal.aborted && samples.length > 0) return undefined;
      throw error;
    });
    if (!outcome) break;
    before += outcome.evaluations;
    samples.push({ ...outcome, estimate: await withExactData(outcome.estimate, measurement), seed, moments });
  }
  return samples;
}

async function momentOf(
  { evaluations, denoised }: Step,
  residual: number,
  { psnr, truth }: NonNullable<RestoreOptions['watch']>,
): Promise<Moment> {
  if (!psnr || !truth) return { evaluations: evaluations.done, residual };
  const [value] = await psnr.evaluate(denoised, { reference: truth });
  return { evaluations: evaluations.done, residual, psnr: value! };
}
