import { type Tensor, zeros } from '@tweedie/core';

export interface Box {
  readonly top: number;
  readonly left: number;
  readonly height: number;
  readonly width: number;
}

/** Cuts a box out of every image `[N, C, H, W]`. Where it reaches beyond an edge, the image goes on mirrored. */
export function window(x: Tensor, { top, left, height, width }: Box): Tensor {
  const [count = 0, channels = 0, fullHeight = 0, fullWidth = 0] = x.shape;
  const out = zeros([count, channels, height, width]);
  const columns = Int32Array.from({ length: width }, (_, i) => mirrored(left + i, fullWidth));
  const inside = left >= 0 && left + width <= fullWidth;
  for (let row = 0; row < count * channels * height; row++) {
    const plane = Math.floor(row / height);
    const from = (plane * fullHeight + mirrored(top + (row % height), fullHeight)) * fullWidth;
    const to = row * width;
    if (inside) out.data.set(x.data.subarray(from + left, from + left + width), to);
    else for (let i = 0; i < width; i++) out.data[to + i] = x.data[from + columns[i]!]!;
  }
  return out;
}

/**
 * The adjoint of `window`: adds every value of a box to the place in images `[N, C, H, W]` that it was taken from.
 */
export function addWindow(images: Tensor, part: Tensor, { top, left, height, width }: Box): void {
  const [count = 0, channels = 0, fullHeight = 0, fullWidth = 0] = images.shape;
  const columns = Int32Array.from({ length: width }, (_, i) => mirrored(left + i, fullWidth));
  for (let row = 0; row < count * channels * height; row++) {
    const plane = Math.floor(row / height);
    const to = (plane * fullHeight + mirrored(top + (row % height), fullHeight)) * fullWidth;
    const from = row * width;
    for (let i = 0; i < width; i++) images.data[to + columns[i]!]! += part.data[from + i]!;
  }
}

/** The index that `i` falls on in a line of `length` values between two mirrors, each through a last value. */
function mirrored(i: number, length: number): number {
  if (length === 1) return 0;
  const period = 2 * (length - 1);
  const phase = ((i % period) + period) % period;
  return Math.min(phase, period - phase);
}
