import { assertShape, type Shape, size, type Tensor, TweedieError } from '@tweedie/core';

/** One number for all pixels or a tensor `[C, H, W]`, as float64 values for every pixel. */
export function spread(value: number | Tensor, shape: Shape, place: string): Float64Array {
  if (typeof value === 'number') return new Float64Array(size(shape)).fill(value);
  assertShape(value, shape, place);
  return Float64Array.from(value.data);
}

/** Variances for every pixel. Throws `bad-value` for one that is negative or not a number. */
export function spreadVariance(value: number | Tensor, shape: Shape, place: string): Float64Array {
  const variance = spread(value, shape, place);
  const bad = variance.find((v) => !(v >= 0 && v < Infinity));
  if (bad === undefined) return variance;
  throw new TweedieError('bad-value', `${place} must be at least 0 and finite, got ${bad}`);
}

/** `v / (v + σ²)`: how much of a pixel of variance v survives the denoiser. */
export function shrinkage(variance: number, sigma: number): number {
  return variance === 0 ? 0 : variance / (variance + sigma * sigma);
}
