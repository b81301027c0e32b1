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

/**
 * What suits each task. RED-diff trusts the prior less where the measurement says more, and takes its time to fill a hole. A step
 * of DPS (ζ) is longer where little was measured. A smaller spread of ΠGDM (τ) pulls harder towards y, and fills holes; below
 * σ = 0.05 its 20 steps would overshoot.
 */
const settings = {
  inpainting: {
    redDiff: { lambda: 0.25, steps: 100 },
    dps: { zeta: 0.5 },
    pigdm: { dataSigma: 1 },
  },
  'super-resolution': {
    redDiff: { lambda: 0.15, steps: 50 },
    dps: { zeta: 1 },
    pigdm: { dataSigma: 2 },
  },
  deblurring: {
    redDiff: { lambda: 0.05, steps: 50 },
    dps: { zeta: 0.5 },
    pigdm: { dataSigma: 2 },
  },
} as const satisfies { readonly [K in PhotoTask['name']]: object };

/**
 * Three that go by the measurement alone, two that draw a sample through the derivative of the prior, and one that looks for a
 * mode. A sample is one of the pictures that there could be: against an average of them all it loses up to 3 dB.
 */
export function solversFor({ name, sigma }: PhotoTask): readonly SolverRun[] {
  const chosen = settings[name];
  const eta = sigma === 0 ? 1 : 0.85; // fresh noise costs nothing where the measurement is exact
  return [
    {
      title: 'RED-diff',
      run: (prior, measurement) => redDiff(prior, measurement, chosen.redDiff),
    },
    { title: 'DDRM', run: (prior, measurement) => ddrm(prior, measurement, { steps: 20, eta }) },
    { title: 'DiffPIR', run: (prior, measurement) => diffPir(prior, measurement, { steps: 30 }) },
    {
      title: 'DPS',
      run: (prior, measurement) => dps(prior, measurement, { steps: 25, sigmaMax: 5, ...chosen.dps }),
    },
    {
      title: 'ΠGDM',
      run: (prior, measurement) =>
        pigdm(prior, measurement, { steps: 20, sigmaMin: 0.05, sigmaMax: 3, ...chosen.pigdm }),
    },
    {
      title: 'VML-MAP (JF)',
      run: (prior, measurement) => vmlMapJacobianFree(prior, measurement, { steps: 10, inner: 2 }),
    },
  ];
}
