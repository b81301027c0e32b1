import { type LinearOperator, size } from '@tweedie/core';
import { gaussianPrior, type GaussianPriorOptions } from '@tweedie/priors';
import { conditionOn } from './condition.ts';
import { coordinatesAndMixes, matrixOf, rowsOf } from './denseProblem.ts';
import type { Oracle } from './oracle.ts';
import { oracleNoise } from './oracleNoise.ts';
import { spread } from './spread.ts';

export interface GaussianOracleOptions<A extends LinearOperator = LinearOperator> extends Omit<
  GaussianPriorOptions,
  'shape'
> {
  readonly operator: A;
  /** The noise of y, above 0, in model units. */
  readonly noise: number;
}

/**
 * The problem `x ~ N(m, C)`, `y = A·x + σ·n`, with its exact posterior
 * `N(m + C·Aᵀ·S⁻¹·(y − A·m), C − C·Aᵀ·S⁻¹·A·C)`, `S = A·C·Aᵀ + σ²I`. For images of up to 1024 values.
 */
export async function gaussianOracle<A extends LinearOperator>({
  operator,
  noise: sigma,
  ...options
}: GaussianOracleOptions<A>): Promise<Oracle<A>> {
  const noise = oracleNoise(sigma);
  const shape = operator.inputShape;
  const d = size(shape);
  const prior = gaussianPrior({ ...options, shape });
  const mean = spread(options.mean ?? 0, d);
  const covariance = options.covariance ?? spread(options.variance ?? 1, d);
  const condition = conditionOn([{ weight: 1, mean, covariance }], await matrixOf(operator), sigma);
  return {
    name: `Gaussian oracle of ${operator.name}`,
    prior,
    operator,
    noise,
    priorMean: mean,
    groups: coordinatesAndMixes(d),
    posterior: (y) => rowsOf(y).map(condition),
  };
}
