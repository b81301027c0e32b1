import { type Tensor, zeros } from '@tweedie/core';

/** Of the pixel grid's greatest frequency, half a period in a pixel: what the rings reach at the middle of each side. */
const reach = 0.8;

/** Rings whose frequency grows with the distance from the middle, `[1, 3, height, width]`: aliasing shows as other rings. */
export function zonePlate({ height, width }: { readonly height: number; readonly width: number }): Tensor {
  const picture = zeros([1, 3, height, width]);
  const pixels = height * width;
  const rate = (reach * Math.PI) / Math.min(height, width); // the phase is rate·r², its slope 2·rate·r
  for (let i = 0; i < pixels; i++) {
    const [dx, dy] = [(i % width) + 0.5 - width / 2, Math.floor(i / width) + 0.5 - height / 2];
    picture.data[i] = Math.cos(rate * (dx * dx + dy * dy));
  }
  for (let c = 1; c < 3; c++) picture.data.copyWithin(c * pixels, 0, pixels);
  return picture;
}
