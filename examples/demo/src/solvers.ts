import type {
  DecomposedOperator,
  DifferentiablePrior,
  GaussianNoise,
  Measurement,
  Solve,
} from '@tweedie/core';
import { ddrm, diffPir, dps, pigdm, redDiff, vmlMapJacobianFree } from '@tweedie/solvers';
import type { PhotoTask } from './tasks.ts';

type Run = (prior: DifferentiablePrior, measurement: Measurement<DecomposedOperator, GaussianNoise>) => Solve;

/** A solver with the settings that suit a task. */
export interface SolverRun {
  readonly title: string;
  readonly run: Run;
}

/** RED-diff trusts the prior less where the measurement says more, and takes its time to fill a hole. */
const settings: { readonly [K in PhotoTask['name']]: { readonly lambda: number; readonly steps: number } } = {
  inpainting: { lambda: 0.25, steps: 100 },
  'super-resolution': { lambda: 0.15, steps: 50 },
  deblurring: { lambda: 0.05, steps: 50 },
};

/**
 * Three that go by the measurement alone, two that draw a sample through the derivative of the prior, and one that looks for a
 * mode. A sample is one of the pictures that there could be: against an average of them all it loses up to 3 dB.
 */
export function solversFor({ name, sigma }: PhotoTask): readonly SolverRun[] {
  const dataSigma = name === 'super-resolution' ? 10 : 2; // a smaller spread pulls harder towards y: it fills holes, and rings
  const eta = sigma === 0 ? 1 : 0.85; // fresh noise costs nothing where the measurement is exact
  return [
    {
      title: 'RED-diff',
      run: (prior, measurement) => redDiff(prior, measurement, settings[name]),
    },
    { title: 'DDRM', run: (prior, measurement) => ddrm(prior, measurement, { steps: 20, eta }) },
    { title: 'DiffPIR', run: (prior, measurement) => diffPir(prior, measurement, { steps: 30 }) },
    { title: 'DPS', run: (prior, measurement) => dps(prior, measurement, { steps: 25 }) },
    {
      title: 'ΠGDM',
      run: (prior, measurement) => pigdm(prior, measurement, { steps: 20, dataSigma }),
    },
    {
      title: 'VML-MAP (JF)',
      run: (prior, measurement) => vmlMapJacobianFree(prior, measurement, { steps: 10, inner: 2 }),
    },
  ];
}
