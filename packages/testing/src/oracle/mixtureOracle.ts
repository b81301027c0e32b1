import { type LinearOperator, size } from '@tweedie/core';
import { mixturePrior, type MixturePriorOptions } from '@tweedie/priors';
import { conditionOn } from './condition.ts';
import { coordinatesAndMixes, matrixOf, rowsOf } from './denseProblem.ts';
import type { Oracle } from './oracle.ts';
import { oracleNoise } from './oracleNoise.ts';
import { mixturePosterior } from './posterior.ts';
import { spread } from './spread.ts';

export interface MixtureOracleOptions<A extends LinearOperator = LinearOperator> extends Omit<
  MixturePriorOptions,
  'shape'
> {
  readonly operator: A;
  /** The noise of y, above 0, in model units. */
  readonly noise: number;
}

/**
 * The problem `x ~ Σ wₖ·N(mₖ, diag vₖ)`, `y = A·x + σ·n`. Its exact posterior is a mixture again: each component
 * as in `gaussianOracle`, with weights `∝ wₖ·N(y; A·mₖ, Sₖ)`. For images of up to 1024 values.
 */
export async function mixtureOracle<A extends LinearOperator>({
  operator,
  noise: sigma,
  ...options
}: MixtureOracleOptions<A>): Promise<Oracle<A>> {
  const noise = oracleNoise(sigma);
  const shape = operator.inputShape;
  const d = size(shape);
  const prior = mixturePrior({ ...options, shape });
  const total = options.components.reduce((sum, { weight }) => sum + weight, 0);
  const components = options.components.map(({ weight, mean, variance }) => ({
    weight: weight / total,
    mean: spread(mean, d),
    covariance: spread(variance, d),
  }));
  const condition = conditionOn(components, await matrixOf(operator), sigma);
  return {
    name: `mixture oracle of ${operator.name}`,
    prior,
    operator,
    noise,
    priorMean: mixturePosterior(components).mean,
    groups: coordinatesAndMixes(d),
    posterior: (y) => rowsOf(y).map(condition),
  };
}
