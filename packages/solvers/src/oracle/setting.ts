/**
 * @file A problem whose posterior is known: an isotropic Gaussian prior, and an operator that mixes the rows of
 * a small image, `A = U·diag(s)·Vᵀ` in each column. In the basis of V all coefficients are independent.
 */
import {
  createRandom,
  type DecomposedOperator,
  type Denoiser,
  type DifferentiablePrior,
  type GaussianNoise,
  linearOperator,
  map,
  measure,
  type Measurement,
  scale,
  type Shape,
  type Tensor,
  zeros,
  combine,
} from '@tweedie/core';
import type { Law } from './affine.ts';

export const mean = 0.3;
export const variance = 0.2;

const shareAt = (sigma: number): number => variance / (variance + sigma ** 2);

/** `N(mean, variance)` in each pixel. */
export const gaussian: DifferentiablePrior = gaussianBy((x, sigma) =>
  Promise.resolve(map(x, (value) => mean + shareAt(sigma) * (value - mean))),
);

/** The same prior, denoised in another way. */
export function gaussianBy(denoise: Denoiser): DifferentiablePrior {
  return {
    name: 'gaussian',
    shape: { channels: 1, height: null, width: null, multiple: 1 },
    sigma: { min: 0.001, max: 100 },
    denoise,
    vjp: async (x, sigma) => [await denoise(x, sigma), (v) => Promise.resolve(scale(shareAt(sigma), v))],
  };
}

export function gaussianNoise(sigma: number): GaussianNoise {
  return {
    name: 'gaussian',
    sigma,
    sample: (clean, random) => combine([1, clean], [sigma, random.normal(clean.shape)]),
    gradient: (y, clean) => combine([1 / sigma ** 2, clean], [-1 / sigma ** 2, y]),
  };
}

/** A reflection: an orthonormal matrix that mixes every row with every other. */
function reflection(n: number): number[][] {
  const v = Array.from({ length: n }, (_, i) => 1 + i / n);
  const square = v.reduce((sum, value) => sum + value * value, 0);
  return v.map((a, i) => v.map((b, j) => (i === j ? 1 : 0) - (2 * a * b) / square));
}

/** `M·x` in each column of `[N, 1, rows, width]`. */
function mix(matrix: readonly (readonly number[])[], x: Tensor): Tensor {
  const [batch = 1, , rows = 1, width = 1] = x.shape;
  const out = zeros([batch, 1, matrix.length, width]);
  for (let n = 0; n < batch; n++) {
    for (let i = 0; i < matrix.length; i++) {
      for (let j = 0; j < rows; j++) {
        for (let k = 0; k < width; k++) {
          out.data[(n * matrix.length + i) * width + k]! +=
            matrix[i]![j]! * x.data[(n * rows + j) * width + k]!;
        }
      }
    }
  }
  return out;
}

function transpose(matrix: readonly (readonly number[])[]): number[][] {
  return matrix[0]!.map((_, j) => matrix.map((row) => row[j]!));
}

export interface Mixing extends DecomposedOperator {
  /** `Vᵀ·x` with all columns, those that the operator leaves out last: `[N, 1, rows, width]`. */
  coefficients(x: Tensor): Tensor;
  /** How often each transform ran. */
  readonly calls: Record<'ut' | 'u' | 'vt' | 'v', number>;
}

/** `rows` rows of `width` pixels with singular values `s`, one for each measured row. */
export function mixing(s: readonly number[], { rows, width }: { rows: number; width: number }): Mixing {
  const all = reflection(rows);
  const vt = transpose(all).slice(0, s.length);
  const v = transpose(vt);
  const u = reflection(s.length);
  const sigma = (z: Tensor): Tensor => map(z, (value, j) => value * s[Math.floor(j / width) % s.length]!);
  const inputShape = [1, rows, width];
  const outputShape = [1, s.length, width];
  const calls = { ut: 0, u: 0, vt: 0, v: 0 };
  const flat = (x: Tensor): Tensor => ({ shape: [x.shape[0]!, s.length * width], data: x.data });
  const image = (z: Tensor): Tensor => ({ shape: [z.shape[0]!, ...outputShape], data: z.data });
  const operator = linearOperator({
    name: 'mixing',
    inputShape,
    outputShape,
    apply: (x) => mix(u, sigma(mix(vt, x))),
    adjoint: (y) => mix(v, sigma(mix(transpose(u), y))),
    svd: {
      s: Float32Array.from({ length: s.length * width }, (_, j) => s[Math.floor(j / width)]!),
      ut: (y) => (calls.ut++, flat(mix(transpose(u), y))),
      u: (z) => (calls.u++, mix(u, image(z))),
      vt: (x) => (calls.vt++, flat(mix(vt, x))),
      v: (z) => (calls.v++, mix(v, image(z))),
    },
  });
  return { ...operator, calls, coefficients: (x) => mix(transpose(all), x) };
}

export interface Setting {
  readonly measurement: Measurement<Mixing, GaussianNoise>;
  readonly truth: Tensor;
  /** The singular value of each coefficient's row, 0 where the operator leaves it out. */
  readonly s: readonly number[];
  readonly sigmaY: number;
  /** The mean of the prior in each coefficient's row. */
  readonly means: readonly number[];
  readonly width: number;
}

/** A truth drawn from the prior, and its measurement. */
export async function setting(
  s: readonly number[],
  { rows = 4, width = 256, sigmaY = 0.1, seed = 1 } = {},
): Promise<Setting> {
  const random = createRandom(seed);
  const operator = mixing(s, { rows, width });
  const shape: Shape = [1, 1, rows, width];
  const truth = map(scale(Math.sqrt(variance), random.normal(shape)), (value) => value + mean);
  const measurement = await measure(truth, { operator, noise: gaussianNoise(sigmaY), random });
  const ones = map(zeros([1, 1, rows, 1]), () => mean);
  return {
    measurement,
    truth,
    s: Array.from({ length: rows }, (_, i) => s[i] ?? 0),
    sigmaY,
    means: [...mixing(s, { rows, width: 1 }).coefficients(ones).data],
    width,
  };
}

/** The posterior of a coefficient with prior N(m, v), seen as s·x + σ_y·n. */
export function posterior({ s, m, sigmaY }: { s: number; m: number; sigmaY: number }): Law {
  const precision = sigmaY > 0 ? s ** 2 / sigmaY ** 2 : s > 0 ? Infinity : 0;
  if (precision === Infinity) return { gain: 1 / s, offset: 0, variance: 0 };
  const total = 1 / variance + precision;
  return {
    gain: precision === 0 ? 0 : s / sigmaY ** 2 / total,
    offset: m / variance / total,
    variance: 1 / total,
  };
}
