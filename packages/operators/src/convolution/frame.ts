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
  readonly left: number;
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
    left,
    rows: Int32Array.from({ length: height }, (_, i) => sourceOf(boundary, i - top, image.height)),
    columns: Int32Array.from({ length: width }, (_, j) => sourceOf(boundary, j - left, image.width)),
  };
}

/** Surrounds each plane by what its boundary says is around it. */
export function pad(x: Tensor, { height, width, image, rows, columns, left }: Frame): Tensor {
  const right = left + image.width;
  return mapPlanes(x, [height, width], (from, to) => {
    const copy = (row: number, start: number, end: number, o: number): void => {
      for (let j = start; j < end; j++) if (columns[j]! >= 0) to[o + j] = from[row + columns[j]!]!;
    };
    for (let i = 0; i < height; i++) {
      const row = rows[i]! * image.width;
      if (row < 0) continue;
      const o = i * width;
      copy(row, 0, left, o);
      to.set(from.subarray(row, row + image.width), o + left);
      copy(row, right, width, o);
    }
  });
}

/**
 * The adjoint of `pad`: adds each value to the pixel that it came from. Where the boundary is zero, that is to
 * cut the image out of its frame.
 */
export function fold(x: Tensor, { height, width, image, rows, columns, left }: Frame): Tensor {
  const right = left + image.width;
  const sums = new Float64Array(image.height * image.width);
  return mapPlanes(x, [image.height, image.width], (from, to) => {
    const add = (row: number, start: number, end: number, p: number): void => {
      for (let j = start; j < end; j++) if (columns[j]! >= 0) sums[row + columns[j]!]! += from[p + j]!;
    };
    sums.fill(0);
    for (let i = 0; i < height; i++) {
      const row = rows[i]! * image.width;
      if (row < 0) continue;
      const p = i * width;
      add(row, 0, left, p);
      for (let j = left, o = row; j < right; j++, o++) sums[o]! += from[p + j]!;
      add(row, right, width, p);
    }
    to.set(sums);
  });
}
