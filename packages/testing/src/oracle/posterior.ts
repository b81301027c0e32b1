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
  const average = (of: (component: Component) => number): number =>
    components.reduce((sum, component) => sum + component.weight * of(component), 0);
  const [first] = components as readonly [Component];
  const meanOf = (): Float64Array => first.mean.map((_, i) => average(({ mean }) => mean[i]!));
  const covarianceAt = (i: number, j: number, centre: Float64Array): number =>
    average(({ mean, covariance }) => {
      return entryOf(covariance, i, j) + (mean[i]! - centre[i]!) * (mean[j]! - centre[j]!);
    });
  return {
    get mean() {
      return meanOf();
    },
    get variance() {
      const centre = meanOf();
      return centre.map((_, i) => covarianceAt(i, i, centre));
    },
    covariance() {
      const centre = meanOf();
      return Array.from(centre, (_, i) => centre.map((_, j) => covarianceAt(i, j, centre)));
    },
    marginal: (direction) =>
      mixtureMarginal(
        components.map(({ weight, mean, covariance }) => ({
          weight,
          mean: along(mean, direction),
          variance: varianceAlong(covariance, direction),
        })),
      ),
  };
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
