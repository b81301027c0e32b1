import type { Tensor } from '@tweedie/core';

/** One number for all, or a tensor, as `length` float64 values. */
export function spread(value: number | Tensor, length: number): Float64Array {
  return typeof value === 'number' ? new Float64Array(length).fill(value) : Float64Array.from(value.data);
}
