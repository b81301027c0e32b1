import type { Extent } from '../imageSize.ts';

/** A plane whose sides are multiples of 8. */
export interface Padded {
  readonly plane: Float64Array;
  readonly width: number;
}

/** Repeats the last row and the last column until the sides are multiples of 8. */
export function pad(plane: Float64Array, { height, width }: Extent): Padded {
  return fill({ height, width }, (i, j) => plane[Math.min(i, height - 1) * width + Math.min(j, width - 1)]!);
}

/**
 * The mean of each 2×2 pixels, padded. Past the edge, columns repeat before the means are taken and rows after, as the
 * JPEG library does.
 */
export function halve(plane: Float64Array, { height, width }: Extent): Padded {
  const half = { height: Math.ceil(height / 2), width: Math.ceil(width / 2) };
  const at = (i: number, j: number): number =>
    plane[Math.min(i, height - 1) * width + Math.min(j, width - 1)]!;
  return fill(half, (i, j) => {
    const [y, x] = [2 * Math.min(i, half.height - 1), 2 * j];
    return (at(y, x) + at(y, x + 1) + at(y + 1, x) + at(y + 1, x + 1)) / 4;
  });
}

/** The image in a padded plane, of which each value stands for `factor`×`factor` pixels. */
export function enlarge(
  { plane, width: stride }: Padded,
  { height, width }: Extent,
  factor: 1 | 2,
): Float64Array {
  return Float64Array.from({ length: height * width }, (_, i) => {
    const [y, x] = [Math.floor(i / width), i % width];
    return plane[Math.floor(y / factor) * stride + Math.floor(x / factor)]!;
  });
}

/** Each pixel as the mean of its cell of 2×2, or of what of it is inside: halved and enlarged, an orthogonal projection. */
export function cellMeans(plane: Float64Array, size: Extent): Float64Array {
  return enlarge(halve(plane, size), size, 2);
}

function fill({ height, width }: Extent, value: (i: number, j: number) => number): Padded {
  const [rows, stride] = [8 * Math.ceil(height / 8), 8 * Math.ceil(width / 8)];
  const plane = new Float64Array(rows * stride);
  for (let i = 0; i < rows; i++) for (let j = 0; j < stride; j++) plane[i * stride + j] = value(i, j);
  return { plane, width: stride };
}
