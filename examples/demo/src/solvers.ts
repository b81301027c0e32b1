import type { DecomposedOperator, GaussianNoise, Measurement, Prior, Solve } from '@tweedie/core';
import { ddrm, diffPir, redDiff } from '@tweedie/solvers';
import type { Task } from './tasks.ts';

type Run = (prior: Prior, measurement: Measurement<DecomposedOperator, GaussianNoise>) => Solve;

/** A solver with the settings that suit a task. */
export interface SolverRun {
  readonly title: string;
  readonly run: Run;
}

export function solversFor(_task: Task): readonly SolverRun[] {
  return [
    { title: 'RED-diff', run: (prior, measurement) => redDiff(prior, measurement, { steps: 60 }) },
    { title: 'DDRM', run: (prior, measurement) => ddrm(prior, measurement, { steps: 20 }) },
    { title: 'DiffPIR', run: (prior, measurement) => diffPir(prior, measurement, { steps: 50 }) },
  ];
}
