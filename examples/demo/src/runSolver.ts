import {
  type DecomposedOperator,
  finish,
  type GaussianNoise,
  type Measurement,
  type DifferentiablePrior,
  type Tensor,
} from '@tweedie/core';
import { createProgress } from 'tweedie';
import type { SolverRun } from './solvers.ts';

export interface Outcome {
  readonly estimate: Tensor;
  readonly evaluations: number;
  readonly seconds: number;
}

/** Runs a solver to its end, with a progress bar. */
export async function runSolver(
  { title, run }: SolverRun,
  {
    prior,
    measurement,
    label,
  }: {
    prior: DifferentiablePrior;
    measurement: Measurement<DecomposedOperator, GaussianNoise>;
    label: string;
  },
): Promise<Outcome> {
  const started = performance.now();
  let progress: ReturnType<typeof createProgress> | undefined;
  let evaluations = 0;
  try {
    const estimate = await finish(run(prior, measurement), (step) => {
      evaluations = step.evaluations.done;
      progress ??= createProgress(`${label}, ${title}`.padEnd(40), { total: step.evaluations.total });
      progress.update(evaluations);
    });
    return { estimate, evaluations, seconds: (performance.now() - started) / 1000 };
  } finally {
    progress?.stop();
  }
}
