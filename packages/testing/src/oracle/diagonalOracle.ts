import { type DecomposedOperator, linearOperator, map, type Tensor } from '@tweedie/core';
import { gaussianPrior } from '@tweedie/priors';
import { rowsOf } from './denseProblem.ts';
import type { Oracle } from './oracle.ts';
import { oracleNoise } from './oracleNoise.ts';
import { mixturePosterior, type Posterior } from './posterior.ts';

export interface DiagonalOracleOptions {
  /** The singular values: one row of the image for each. 0 stands for pixels that are not seen. */
  readonly s: readonly number[];
  /** How many pixels share a singular value. @default 1000 */
  readonly pixels?: number;
  /** Of every pixel. @default 0 */
  readonly mean?: number;
  /** Of every pixel. @default 1 */
  readonly variance?: number;
  /** The noise of y, above 0, in model units. */
  readonly noise: number;
}

/**
 * The problem `x ~ N(m, v·I)`, `y = s·x + σ·n` with every pixel on its own, so that one image is thousands of
 * experiments: the posterior of a pixel is `N(m + g·(y − s·m), v·σ²/(s²v + σ²))`, `g = s·v/(s²v + σ²)`.
 * Images `[1, s.length, pixels]`; each row is a group.
 */
export function diagonalOracle({
  s,
  pixels = 1000,
  mean = 0,
  variance = 1,
  noise: sigma,
}: DiagonalOracleOptions): Oracle<DecomposedOperator> {
  const noise = oracleNoise(sigma);
  const shape = [1, s.length, pixels];
  const d = s.length * pixels;
  const prior = gaussianPrior({ shape, mean, variance });
  const operator = diagonalOperator(
    shape,
    Float32Array.from({ length: d }, (_, i) => s[Math.floor(i / pixels)]!),
  );
  const total = Float64Array.from(operator.svd.s, (si) => si * si * variance + sigma * sigma);
  const covariance = Float64Array.from(total, (t) => (variance * sigma * sigma) / t);
  const gain = Float64Array.from(total, (t, i) => (operator.svd.s[i]! * variance) / t);

  const condition = (y: ArrayLike<number>): Posterior =>
    mixturePosterior([
      { weight: 1, mean: gain.map((g, i) => mean + g * (y[i]! - operator.svd.s[i]! * mean)), covariance },
    ]);
  return {
    name: 'diagonal oracle',
    prior,
    operator,
    noise,
    priorMean: new Float64Array(d).fill(mean),
    groups: s.map((value, row) => ({
      name: `s = ${value}`,
      directions: Array.from({ length: pixels }, (_, i) => row * pixels + i),
    })),
    posterior: (y) => rowsOf(y).map(condition),
  };
}

function diagonalOperator(shape: readonly number[], s: Float32Array): DecomposedOperator {
  const stretch = (x: Tensor): Tensor => map(x, (value, i) => value * s[i % s.length]!);
  const flat = (x: Tensor): Tensor => ({ shape: [x.shape[0]!, s.length], data: x.data });
  const image = (z: Tensor): Tensor => ({ shape: [z.shape[0]!, ...shape], data: z.data });
  return linearOperator({
    name: 'diagonal',
    inputShape: shape,
    outputShape: shape,
    apply: stretch,
    adjoint: stretch,
    svd: { s, ut: flat, u: image, vt: flat, v: image },
  });
}
