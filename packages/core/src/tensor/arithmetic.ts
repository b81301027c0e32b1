import { assertShape, type PerSample, type Tensor } from './tensor.ts';

/** A factor for the whole batch, or one for each sample. */
export type Coefficient = number | PerSample;
export type Term = readonly [a: Coefficient, x: Tensor];

/**
 * `Σ aᵢ·xᵢ` in one pass over same-shaped tensors, accumulated in float64 and rounded once.
 * Almost every line of a diffusion sampler is one of these.
 */
export function combine(...terms: readonly [Term, ...Term[]]): Tensor {
  const { shape } = terms[0][1];
  for (const [, x] of terms) assertShape(x, shape, 'combine');
  const out = new Float32Array(terms[0][1].data.length);
  const batch = terms.every(([a]) => typeof a === 'number') ? 1 : shape[0]!;
  const stride = out.length / batch;
  for (let n = 0; n < batch; n++) {
    const factors = terms.map(([a]) => (typeof a === 'number' ? a : a[n]!));
    combineInto(out, terms, factors, n * stride, (n + 1) * stride);
  }
  return { shape, data: out };
}

function combineInto(
  out: Float32Array,
  terms: readonly Term[],
  factors: readonly number[],
  start: number,
  end: number,
): void {
  const data = terms.map(([, x]) => x.data);
  const [a = 0, b = 0, c = 0] = factors;
  const [x, y, z] = data as [Float32Array, Float32Array, Float32Array];
  if (terms.length === 1) for (let i = start; i < end; i++) out[i] = a * x[i]!;
  else if (terms.length === 2) for (let i = start; i < end; i++) out[i] = a * x[i]! + b * y[i]!;
  else if (terms.length === 3) for (let i = start; i < end; i++) out[i] = a * x[i]! + b * y[i]! + c * z[i]!;
  else {
    for (let i = start; i < end; i++) {
      let sum = 0;
      for (let t = 0; t < data.length; t++) sum += factors[t]! * data[t]![i]!;
      out[i] = sum;
    }
  }
}

export function sub(x: Tensor, y: Tensor): Tensor {
  return combine([1, x], [-1, y]);
}

export function add(x: Tensor, y: Tensor): Tensor {
  return combine([1, x], [1, y]);
}

export function scale(a: Coefficient, x: Tensor): Tensor {
  return combine([a, x]);
}

/** `f` of every value. */
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

export function multiply(x: Tensor, y: Tensor): Tensor {
  return zip(x, y, (a, b) => a * b);
}

export function clamp(x: Tensor, min = -1, max = 1): Tensor {
  return map(x, (value) => Math.min(max, Math.max(min, value)));
}
