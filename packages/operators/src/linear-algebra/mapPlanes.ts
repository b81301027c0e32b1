import type { Tensor } from '@tweedie/core';

/** Fills each plane of a result `[…, height, width]` from the plane of `x` in the same place. */
export function mapPlanes(
  x: Tensor,
  [height, width]: readonly [height: number, width: number],
  fill: (from: Float32Array, to: Float32Array) => void,
): Tensor {
  const length = x.shape.at(-2)! * x.shape.at(-1)!;
  const planes = x.data.length / length;
  const out = new Float32Array(planes * height * width);
  for (let i = 0; i < planes; i++) {
    const from = x.data.subarray(i * length, (i + 1) * length);
    fill(from, out.subarray(i * height * width, (i + 1) * height * width));
  }
  return { shape: [...x.shape.slice(0, -2), height, width], data: out };
}
