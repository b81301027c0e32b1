import type { DecomposedOperator, GaussianNoise, Measurement, Prior, Solve } from '@tweedie/core';
import { ddrm, diffPir, redDiff } from '@tweedie/solvers';
import type { Task } from './tasks.ts';

type Run = (prior: Prior, measurement: Measurement<DecomposedOperator, GaussianNoise>) => Solve;

/** A solver with the settings that suit a task. */
export interface SolverRun {
  readonly title: string;
  readonly run: Run;
}

/** The weight that RED-diff gives the prior: less where the measurement says more. */
const lambdas: { readonly [K in Task['name']]: number } = {
  inpainting: 0.25,
  'super-resolution': 0.15,
  deblurring: 0.05,
  face: 0.25,
};

export function solversFor({ name, sigma }: Task): readonly SolverRun[] {
  const lambda = lambdas[name];
  const eta = sigma === 0 ? 1 : 0.85; // fresh noise costs nothing where the measurement is exact
  return [
    {
      title: 'RED-diff',
      run: (prior, measurement) => redDiff(prior, measurement, { steps: 50, lambda }),
    },
    { title: 'DDRM', run: (prior, measurement) => ddrm(prior, measurement, { steps: 20, eta }) },
    { title: 'DiffPIR', run: (prior, measurement) => diffPir(prior, measurement, { steps: 30 }) },
  ];
}
