import type { Tensor } from '@tweedie/core';
import type { Box } from '../../document/geometry.ts';

export type MaskLook = 'overlay' | 'mask';

/** Red, green, blue and how much of the picture is covered, for what is marked and for what is not. */
const colours: { readonly [K in MaskLook]: readonly [marked: number, other: number] } = {
  overlay: [rgba(255, 28, 104, 150), rgba(0, 0, 0, 0)],
  mask: [rgba(255, 255, 255, 255), rgba(0, 0, 0, 255)],
};

/** A part of a mask as pixels. */
export function maskPixels({ shape, data }: Tensor, { x, y, width, height }: Box, look: MaskLook): ImageData {
  const image = new ImageData(width, height);
  const pixels = new Uint32Array(image.data.buffer);
  const [marked, other] = colours[look];
  const across = shape[3]!;
  for (let i = 0; i < height; i++) {
    const from = (y + i) * across + x;
    for (let j = 0; j < width; j++) pixels[i * width + j] = data[from + j]! > 0 ? marked : other;
  }
  return image;
}

/** Which part of a mask is marked, in per cent. */
export function percentMasked({ data }: Tensor): number {
  let count = 0;
  for (const value of data) if (value > 0) count++;
  return (100 * count) / Math.max(1, data.length);
}

/** In the order of bytes in memory, the lowest first. */
function rgba(red: number, green: number, blue: number, alpha: number): number {
  return (red | (green << 8) | (blue << 16) | (alpha << 24)) >>> 0;
}
