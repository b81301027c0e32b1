import { inner, type Matrix, timesVector } from '../numbers/matrix.ts';
import { type Marginal, mixtureMarginal } from './marginal.ts';

/** A coordinate by its index, or weights w for the number `wᵀ·x`. */
export type Direction = number | Float64Array;

/** The exact distribution of x given one y. */
export interface Posterior {
  /** `E[x | y]` */
  readonly mean: Float64Array;
  /** The variance of every coordinate. */
  readonly variance: Float64Array;
  /** The distribution of one coordinate, or of one combination of them. */
  marginal(direction: Direction): Marginal;
}

/** A multivariate normal distribution with its share in a mixture. */
export interface Component {
  readonly weight: number;
  readonly mean: Float64Array;
  /** Dense rows, or the diagonal alone. */
  readonly covariance: Matrix | Float64Array;
}

export function mixturePosterior(components: readonly Component[]): Posterior {
  const marginal = (direction: Direction): Marginal =>
    mixtureMarginal(
      components.map(({ weight, mean, covariance }) => ({
        weight,
        mean: along(mean, direction),
        variance: varianceAlong(covariance, direction),
      })),
    );
  const each = (of: (marginal: Marginal) => number): Float64Array =>
    components[0]!.mean.map((_, i) => of(marginal(i)));
  return {
    get mean() {
      return each(({ mean }) => mean);
    },
    get variance() {
      return each(({ variance }) => variance);
    },
    marginal,
  };
}

/** `wᵀ·x` */
export function along(x: ArrayLike<number>, direction: Direction): number {
  return typeof direction === 'number' ? x[direction]! : inner(direction, x);
}

function varianceAlong(covariance: Matrix | Float64Array, direction: Direction): number {
  if (covariance instanceof Float64Array) {
    if (typeof direction === 'number') return covariance[direction]!;
    return direction.reduce((sum, w, i) => sum + w * w * covariance[i]!, 0);
  }
  if (typeof direction === 'number') return covariance[direction]![direction]!;
  return inner(direction, timesVector(covariance, direction));
}
