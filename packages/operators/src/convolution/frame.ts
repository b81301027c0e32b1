import type { Tensor } from '@tweedie/core';
import type { Extent } from '../imageSize.ts';
import { mapPlanes } from '../linear-algebra/mapPlanes.ts';
import { type Boundary, sourceOf } from './boundary.ts';

/** A larger image with a smaller one inside it, at row `top` and column `left`. */
export interface Frame extends Extent {
  readonly image: Extent;
  /** Row and column of the image that stand at each row and column of the frame; −1 where there is none. */
  readonly rows: Int32Array;
  readonly columns: Int32Array;
}

export function frameOf(
  image: Extent,
  { height, width, top, left }: Extent & { readonly top: number; readonly left: number },
  boundary: Boundary,
): Frame {
  return {
    height,
    width,
    image,
    rows: Int32Array.from({ length: height }, (_, i) => sourceOf(boundary, i - top, image.height)),
    columns: Int32Array.from({ length: width }, (_, j) => sourceOf(boundary, j - left, image.width)),
  };
}

/** Surrounds each plane by what its boundary says is around it. */
export function pad(x: Tensor, { height, width, image, rows, columns }: Frame): Tensor {
  return mapPlanes(x, [height, width], (from, to) => {
    for (let i = 0; i < height; i++) {
      const row = rows[i]! * image.width;
      if (row < 0) continue;
      for (let j = 0, o = i * width; j < width; j++, o++) {
        const column = columns[j]!;
        if (column >= 0) to[o] = from[row + column]!;
      }
    }
  });
}

/**
 * The adjoint of `pad`: adds each value to the pixel that it came from. Where the boundary is zero, that is to
 * cut the image out of its frame.
 */
export function fold(x: Tensor, { height, width, image, rows, columns }: Frame): Tensor {
  const sums = new Float64Array(image.height * image.width);
  return mapPlanes(x, [image.height, image.width], (from, to) => {
    sums.fill(0);
    for (let i = 0; i < height; i++) {
      const row = rows[i]! * image.width;
      if (row < 0) continue;
      for (let j = 0, p = i * width; j < width; j++, p++) {
        const column = columns[j]!;
        if (column >= 0) sums[row + column]! += from[p]!;
      }
    }
    to.set(sums);
  });
}
