import {
  type Image,
  type Measurement,
  picturesOf,
  type Prior,
  toGrey,
  toTensor,
  type Tensor,
  TweedieError,
} from '@tweedie/core';
import { createNodeRuntime, openPrior } from '@tweedie/runtime-node';
import { measurementOf, recipeOf } from '@tweedie/workflow';
import { cancelOnInterrupt } from '../cancellation.ts';
import type { Context } from '../context.ts';
import { sizeOf } from '../files/pictures.ts';
import { createProgress } from '../progress.ts';
import type { Plan } from './plan.ts';
import { restoreSamples, type Sample } from './restoreSamples.ts';
import { withRunnableSolver } from './withRunnableSolver.ts';

/** A run and what came of it. */
export interface Restoration {
  readonly plan: Plan;
  readonly prior: Prior;
  readonly measurement: Measurement;
  readonly truth: Tensor | undefined;
  readonly samples: readonly Sample[];
  /** Some samples are missing, or have not come to their end. */
  readonly cancelled: boolean;
}

/** Opens the prior, and restores until all samples are there or the user interrupts. */
export async function runPlan(given: Plan, { registry, report }: Context): Promise<Restoration> {
  const prior = await openPrior(given.prior, { runtime: createNodeRuntime(given) });
  try {
    const measurement = await measurementOf(toTensor(given.image).tensor, {
      recipe: recipeOf(given.operator, given.operatorParams),
      noise: given.noise,
      channels: picturesOf(prior).channels,
    });
    const plan = withRunnableSolver(given, { prior, measurement }, report);
    const { solver, solverParams } = plan;
    const truth = plan.truth && truthOf(plan.truth, measurement, plan.truthFile!);
    const total = plan.samples.length * solver.definition.evaluations(solverParams);
    const progress = createProgress('Restoring', { total });
    const { signal, release } = cancelOnInterrupt(() =>
      report.note('\nStopping. The best estimate so far will be written; Ctrl-C again quits at once.'),
    );
    try {
      const psnr = registry.metrics.all.find(({ name }) => name === 'psnr');
      const samples = await restoreSamples(prior, measurement, {
        solver,
        params: solverParams,
        seeds: plan.samples.map(({ seed }) => seed),
        progress,
        signal,
        ...(plan.plot !== undefined && { watch: { ...(psnr && { psnr }), ...(truth && { truth }) } }),
      });
      const cancelled = samples.length < plan.samples.length || samples.some(({ finished }) => !finished);
      return { plan, prior, measurement, truth, samples, cancelled };
    } finally {
      progress.stop();
      release();
    }
  } finally {
    await prior.dispose();
  }
}

function truthOf(truth: Image, { operator }: Measurement, file: string): Tensor {
  const [channels, height = 0, width = 0] = operator.inputShape;
  if (truth.width === width && truth.height === height)
    return channels === 1 ? toGrey(truth) : toTensor(truth).tensor;
  throw new TweedieError(
    'bad-image',
    `${file}: the truth must be as large as the restored picture, ${sizeOf({ width, height })}, got ${sizeOf(truth)}`,
  );
}
