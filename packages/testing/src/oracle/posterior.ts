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
  /** Dense: for small problems. */
  covariance(): Matrix;
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
  const posterior: Posterior = {
    get mean() {
      return each(({ mean }) => mean);
    },
    get variance() {
      return each(({ variance }) => variance);
    },
    covariance() {
      const { mean } = posterior;
      const entry = (i: number, j: number): number =>
        components.reduce((sum, { weight, mean: m, covariance }) => {
          return sum + weight * (entryOf(covariance, i, j) + (m[i]! - mean[i]!) * (m[j]! - mean[j]!));
        }, 0);
      return Array.from(mean, (_, i) => mean.map((_, j) => entry(i, j)));
    },
    marginal,
  };
  return posterior;
}

/** `wᵀ·x` */
export function along(x: ArrayLike<number>, direction: Direction): number {
  return typeof direction === 'number' ? x[direction]! : inner(direction, x);
}

function entryOf(covariance: Matrix | Float64Array, i: number, j: number): number {
  if (covariance instanceof Float64Array) return i === j ? covariance[i]! : 0;
  return covariance[i]![j]!;
}

/** `wᵀ·C·w` of the dense covariances, which many posteriors share. */
const known = new WeakMap<Matrix, WeakMap<Float64Array, number>>();

function varianceAlong(covariance: Matrix | Float64Array, direction: Direction): number {
  if (typeof direction === 'number') return entryOf(covariance, direction, direction);
  if (covariance instanceof Float64Array)
    return direction.reduce((sum, w, i) => sum + w * w * covariance[i]!, 0);
  const ofThis = known.get(covariance) ?? new WeakMap<Float64Array, number>();
  known.set(covariance, ofThis);
  const variance = ofThis.get(direction) ?? inner(direction, timesVector(covariance, direction));
  ofThis.set(direction, variance);
  return variance;
}
