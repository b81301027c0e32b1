import type { Tensor } from '../tensor/tensor.ts';
import { assertImage, depthOf, type Image, maxCode } from './image.ts';

/** A picture in model units, with its alpha apart. */
export interface ImageTensor {
  /** `[1, 3, height, width]` in [-1, 1]. */
  readonly tensor: Tensor;
  /** One value in [0, 1] for each pixel, or `undefined` where every pixel is opaque. */
  readonly alpha: Float32Array | undefined;
}

/**
 * Takes a picture into model units: `2·code/max − 1`, where max is 255 or 65535. The codes stay as they are,
 * sRGB, and colours keep their value whatever their alpha. Throws `bad-image` where the number of codes is wrong.
 */
export function toTensor(image: Image): ImageTensor {
  assertImage(image, 'toTensor');
  const { width, height, data } = image;
  const pixels = width * height;
  const max = maxCode(depthOf(image));
  const out = new Float32Array(3 * pixels);
  for (let channel = 0; channel < 3; channel++) {
    const plane = out.subarray(channel * pixels, (channel + 1) * pixels);
    for (let i = 0; i < pixels; i++) plane[i] = data[4 * i + channel]! / (max / 2) - 1;
  }
  return { tensor: { shape: [1, 3, height, width], data: out }, alpha: alphaOf(image, max) };
}

function alphaOf({ width, height, data }: Image, max: number): Float32Array | undefined {
  const alpha = new Float32Array(width * height);
  let opaque = true;
  for (let i = 0; i < alpha.length; i++) {
    const code = data[4 * i + 3]!;
    opaque &&= code === max;
    alpha[i] = code / max;
  }
  return opaque ? undefined : alpha;
}
