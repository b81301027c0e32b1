import { param } from '@tweedie/core';

const patterns = ['variable-density', 'random', 'equispaced', 'radial', 'gaussian', 'poisson-disc'] as const;

export type Pattern = (typeof patterns)[number];

/** Which places of k-space are measured. */
export interface Sampling {
  readonly pattern: Pattern;
  readonly acceleration: number;
  readonly centre: number;
  readonly seed: number;
}

/** The parameters of a sampling pattern. */
export const samplingParameters = {
  pattern: param.choice(patterns, {
    title: 'Pattern',
    summary: 'Columns: denser near the middle, even, or equispaced; spokes; or points: Gaussian, or apart',
    default: 'variable-density',
  }),
  acceleration: param.number({
    title: 'Acceleration R',
    summary: 'One of R values is measured',
    min: 1,
    max: 64,
    default: 4,
  }),
  centre: param.number({
    title: 'Centre',
    summary:
      'The fraction of each measured side around frequency 0 that is measured whole; one line at least',
    min: 0,
    max: 1,
    default: 0.08,
  }),
  seed: param.integer({
    title: 'Mask seed',
    summary: 'The same seed gives the same mask',
    min: 0,
    default: 0,
  }),
};
