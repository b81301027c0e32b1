import { size, type Tensor, TweedieError, zeros } from '@tweedie/core';
import { analyticPrior, type AnalyticPrior, type AnalyticPriorOptions } from './analyticPrior.ts';
import { shrinkage, spread, spreadVariance } from './spread.ts';
import { type Matrix, symmetricEigen } from './symmetricEigen.ts';

export interface GaussianPriorOptions extends AnalyticPriorOptions {
  /** One number, or a tensor `[C, H, W]`. @default 0 */
  readonly mean?: number | Tensor;
  /** The variance of every pixel on its own: one number, or a tensor `[C, H, W]`. @default 1 */
  readonly variance?: number | Tensor;
  /** In place of `variance`: the dense covariance of the pixels, C·H·W rows of as many columns. */
  readonly covariance?: Matrix;
}

/**
 * The prior x₀ ~ N(m, C), whose denoiser is `D(x, σ) = m + C·(C + σ²I)⁻¹·(x − m)`.
 * Images `[C, H, W]`; every σ ≥ 0 in model units.
 */
export function gaussianPrior({ name = 'gaussian', ...options }: GaussianPriorOptions): AnalyticPrior {
  const { shape, covariance, variance = 1 } = options;
  const mean = spread(options.mean ?? 0, shape, `${name}: mean`);
  const basis = covariance
    ? denseBasis(covariance, size(shape), `${name}: covariance`)
    : pixelBasis(spreadVariance(variance, shape, `${name}: variance`));

  const shrink = (v: ArrayLike<number>, sigma: number): Float64Array =>
    basis.synthesise(basis.analyse(v).map((c, k) => c * shrinkage(basis.variances[k]!, sigma)));
  const centred = (x: Float32Array): Float64Array => mean.map((m, i) => x[i]! - m);

  return analyticPrior(
    { ...options, name },
    {
      at(x, sigma) {
        const shrunk = shrink(centred(x), sigma);
        return { denoised: shrunk.map((s, i) => mean[i]! + s), pullback: (v) => shrink(v, sigma) };
      },
      logDensityAt(x, sigma) {
        let sum = 0;
        for (const [k, c] of basis.analyse(centred(x)).entries()) {
          const total = basis.variances[k]! + sigma * sigma;
          sum -= (c * c) / total + Math.log(2 * Math.PI * total);
        }
        return sum / 2;
      },
      sample(count, random) {
        const out = zeros([count, ...shape]);
        const noise = random.normal(out.shape).data;
        for (let n = 0; n < count; n++) {
          const start = n * mean.length;
          const coefficients = basis.variances.map((v, k) => Math.sqrt(v) * noise[start + k]!);
          out.data.set(
            basis.synthesise(coefficients).map((s, i) => mean[i]! + s),
            start,
          );
        }
        return out;
      },
    },
  );
}

/** An orthonormal basis in which the coordinates are independent, each with a variance of its own. */
interface Basis {
  readonly variances: Float64Array;
  analyse(x: ArrayLike<number>): Float64Array;
  synthesise(coefficients: Float64Array): Float64Array;
}

function pixelBasis(variances: Float64Array): Basis {
  return { variances, analyse: (x) => Float64Array.from(x), synthesise: (coefficients) => coefficients };
}

function denseBasis(covariance: Matrix, count: number, place: string): Basis {
  if (covariance.length !== count) {
    throw new TweedieError('bad-shape', `${place} must have ${count} rows, got ${covariance.length}`);
  }
  const { values, vectors } = symmetricEigen(covariance, place);
  const negligible = 1e-6 * values.reduce((a, b) => Math.max(a, Math.abs(b)), 0);
  const lowest = values.reduce((a, b) => Math.min(a, b));
  if (lowest < -negligible) {
    throw new TweedieError(
      'bad-value',
      `${place} must be positive semidefinite, got the eigenvalue ${Number(lowest.toPrecision(4))}`,
    );
  }
  return {
    variances: values.map((value) => Math.max(0, value)),
    analyse: (x) => Float64Array.from(vectors, (q) => q.reduce((sum, value, i) => sum + value * x[i]!, 0)),
    synthesise(coefficients) {
      const out = new Float64Array(count);
      for (const [k, q] of vectors.entries()) {
        for (let i = 0; i < count; i++) out[i] = out[i]! + coefficients[k]! * q[i]!;
      }
      return out;
    },
  };
}
