import type { Tensor } from '../tensor/tensor.ts';
import { assertImage, depthOf, type Image, maxCode } from './image.ts';

/**
 * The luma of a picture as `[1, 1, height, width]` in [-1, 1]: `0.2126·R + 0.7152·G + 0.0722·B` of the codes
 * (ITU-R BT.709), which is what a mask drawn in any paint program means. Alpha is left out.
 */
export function toGrey(image: Image): Tensor {
  assertImage(image, 'toGrey');
  const { width, height, data } = image;
  const half = maxCode(depthOf(image)) / 2;
  const out = new Float32Array(width * height);
  for (let i = 0; i < out.length; i++) {
    const luma = 0.2126 * data[4 * i]! + 0.7152 * data[4 * i + 1]! + 0.0722 * data[4 * i + 2]!;
    out[i] = luma / half - 1;
  }
  return { shape: [1, 1, height, width], data: out };
}
