import { type ImageTensor, type Tensor, zeros } from '@tweedie/core';

export interface Extent {
  readonly height: number;
  readonly width: number;
}

export interface Window extends Extent {
  readonly top: number;
  readonly left: number;
}

/** The part of images `[N, C, H, W]` in a window, which must lie inside. */
export function cut(x: Tensor, { top, left, height, width }: Window): Tensor {
  const [oldHeight, oldWidth] = x.shape.slice(-2) as [number, number];
  const out = zeros([...x.shape.slice(0, -2), height, width]);
  for (let row = 0; row * width < out.data.length; row++) {
    const from = (Math.floor(row / height) * oldHeight + top + (row % height)) * oldWidth + left;
    out.data.set(x.data.subarray(from, from + width), row * width);
  }
  return out;
}

/** The height and the width of a picture. */
export function extentOf({ tensor }: ImageTensor): Extent {
  const [height, width] = tensor.shape.slice(-2) as [number, number];
  return { height, width };
}

/** Where a window of a size lies in a picture: at 0 it touches the left or the top, at 1 the other side. */
export function place(
  { height, width }: Extent,
  picture: Extent,
  { x, y }: { readonly x: number; readonly y: number } = { x: 0.5, y: 0.5 },
): Window {
  return {
    height,
    width,
    top: Math.round(y * (picture.height - height)),
    left: Math.round(x * (picture.width - width)),
  };
}
