import type { Tensor } from '@tweedie/core';

/** Multiplies by `weights`, value by value, over and over along `x`: weights for a plane, or for a sample. */
export function scaleEach(x: Tensor, weights: Float32Array): Tensor {
  const { shape, data } = x;
  const out = new Float32Array(data.length);
  for (let start = 0; start < out.length; start += weights.length) {
    for (let i = 0; i < weights.length; i++) out[start + i] = data[start + i]! * weights[i]!;
  }
  return { shape, data: out };
}
