import {
  type GaussianNoise,
  type LinearOperator,
  measure,
  type Measurement,
  type Random,
  type Tensor,
} from '@tweedie/core';
import type { AnalyticPrior } from '@tweedie/priors';
import type { Direction, Posterior } from './posterior.ts';

/** Numbers of a sample that are looked at together, as if each were one more sample. */
export interface Group {
  readonly name: string;
  readonly directions: readonly Direction[];
}

/** An inverse problem whose posterior is known exactly. */
export interface Oracle<A extends LinearOperator = LinearOperator> {
  readonly name: string;
  readonly prior: AnalyticPrior;
  readonly operator: A;
  readonly noise: GaussianNoise;
  /** `E[x]` before anything is measured. */
  readonly priorMean: Float64Array;
  /** What `checkSamples` looks at. */
  readonly groups: readonly Group[];
  /** The exact posterior of each sample of y. */
  posterior(y: Tensor): readonly Posterior[];
}

export interface Simulation<A extends LinearOperator = LinearOperator> {
  readonly truth: Tensor;
  readonly measurement: Measurement<A, GaussianNoise>;
}

/** Draws `count` truths from the prior, and measures each. */
export async function simulate<A extends LinearOperator>(
  { prior, operator, noise }: Oracle<A>,
  count: number,
  random: Random,
): Promise<Simulation<A>> {
  const truth = prior.sample(count, random);
  return { truth, measurement: await measure(truth, { operator, noise, random }) };
}
