import { norm, type PerSample, sub, type Tensor } from '@tweedie/core';

/** `‖a − b‖/‖b‖` of the worst sample; 0 where both are 0. Throws `bad-shape` where the shapes differ. */
export function relativeError(a: Tensor, b: Tensor): number {
  return worst(norm(sub(a, b)), norm(b));
}

/** The largest `errors / scales` of a batch. No error is 0 on any scale, and NaN is the largest of all. */
export function worst(errors: PerSample, scales: PerSample): number {
  const ratios = errors.map((error, n) => (error === 0 ? 0 : error / scales[n]!));
  return ratios.some(Number.isNaN) ? NaN : Math.max(0, ...ratios);
}
