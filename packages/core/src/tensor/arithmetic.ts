import { TweedieError } from '../errors.ts';
import { assertShape, type PerSample, type Tensor, zeros } from './tensor.ts';

/** A factor for the whole batch, or one for each sample. */
export type Coefficient = number | PerSample;
/** `a·x` */
export type Term = readonly [a: Coefficient, x: Tensor];

/**
 * `Σ aᵢ·xᵢ` in one pass over same-shaped tensors, accumulated in float64 and rounded once. Almost every line of a
 * diffusion sampler is one of these. Throws `bad-shape` where shapes, or coefficients and samples, do not match.
 */
export function combine(...terms: readonly [Term, ...Term[]]): Tensor {
  const { shape } = terms[0][1];
  for (const [a, x] of terms) {
    assertShape(x, shape, 'combine');
    assertCount(a, shape[0] ?? 1);
  }
  const out = zeros(shape);
  const batch = terms.some(([a]) => typeof a !== 'number') ? (shape[0] ?? 1) : 1;
  const stride = out.data.length / batch;
  for (let n = 0; n < batch; n++) {
    const part = (x: Tensor): Float32Array => x.data.subarray(n * stride, (n + 1) * stride);
    const factors = terms.map(([a]) => (typeof a === 'number' ? a : a[n]!));
    combineInto(
      part(out),
      factors,
      terms.map(([, x]) => part(x)),
    );
  }
  return out;
}

/** `x − y` */
export function sub(x: Tensor, y: Tensor): Tensor {
  return combine([1, x], [-1, y]);
}

/** `x + y` */
export function add(x: Tensor, y: Tensor): Tensor {
  return combine([1, x], [1, y]);
}

/** `a·x` */
export function scale(a: Coefficient, x: Tensor): Tensor {
  return combine([a, x]);
}

/** `f` of every value. An engine that sees many different f calls it at some 10 ns a value: `combine` is far faster. */
export function map(x: Tensor, f: (value: number, index: number) => number): Tensor {
  const { data } = x;
  const out = new Float32Array(data.length);
  for (let i = 0; i < out.length; i++) out[i] = f(data[i]!, i);
  return { shape: x.shape, data: out };
}

/** `f` of every pair of values of two same-shaped tensors. */
export function zip(x: Tensor, y: Tensor, f: (a: number, b: number, index: number) => number): Tensor {
  assertShape(y, x.shape, 'zip');
  const [a, b] = [x.data, y.data];
  const out = new Float32Array(a.length);
  for (let i = 0; i < out.length; i++) out[i] = f(a[i]!, b[i]!, i);
  return { shape: x.shape, data: out };
}

/** `x·y`, value by value. */
export function multiply(x: Tensor, y: Tensor): Tensor {
  assertShape(y, x.shape, 'multiply');
  const [a, b] = [x.data, y.data];
  const out = new Float32Array(a.length);
  for (let i = 0; i < out.length; i++) out[i] = a[i]! * b[i]!;
  return { shape: x.shape, data: out };
}

/** Every value, or the bound that it is beyond; NaN stays NaN. */
export function clamp(x: Tensor, min = -1, max = 1): Tensor {
  const { data } = x;
  const out = new Float32Array(data.length);
  for (let i = 0; i < out.length; i++) out[i] = Math.min(max, Math.max(min, data[i]!));
  return { shape: x.shape, data: out };
}

function assertCount(a: Coefficient, batch: number): void {
  if (typeof a === 'number' || a.length === batch) return;
  throw new TweedieError(
    'bad-shape',
    `combine: expected a coefficient for each of ${batch} samples, got ${a.length}`,
  );
}

function combineInto(out: Float32Array, factors: readonly number[], data: readonly Float32Array[]): void {
  const [a, b, c, d] = factors as [number, number, number, number];
  const [x, y, z, w] = data as [Float32Array, Float32Array, Float32Array, Float32Array];
  const n = out.length;
  if (data.length === 1) for (let i = 0; i < n; i++) out[i] = a * x[i]!;
  else if (data.length === 2) for (let i = 0; i < n; i++) out[i] = a * x[i]! + b * y[i]!;
  else if (data.length === 3) for (let i = 0; i < n; i++) out[i] = a * x[i]! + b * y[i]! + c * z[i]!;
  else if (data.length === 4)
    for (let i = 0; i < n; i++) out[i] = a * x[i]! + b * y[i]! + c * z[i]! + d * w[i]!;
  else combineMany(out, factors, data);
}

/** Sums of one piece of a tensor at a time, in the same order of terms as the loops above. */
const sums = new Float64Array(2048);

function combineMany(out: Float32Array, factors: readonly number[], data: readonly Float32Array[]): void {
  for (let start = 0; start < out.length; start += sums.length) {
    const n = Math.min(sums.length, out.length - start);
    sums.fill(0);
    for (const [t, x] of data.entries()) {
      const a = factors[t]!;
      for (let i = 0; i < n; i++) sums[i]! += a * x[start + i]!;
    }
    for (let i = 0; i < n; i++) out[start + i] = sums[i]!;
  }
}
