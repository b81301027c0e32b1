import type { Tensor } from '../tensor/tensor.ts';
import { assertImage, depthOf, type Image, maxCode } from './image.ts';

/**
 * The luma of a picture as `[1, 1, height, width]` in [-1, 1]: `0.299·R + 0.587·G + 0.114·B` of the codes
 * (ITU-R BT.601), as paint programs turn colour to grey. Alpha is left out.
 */
export function toGrey(image: Image): Tensor {
  assertImage(image, 'toGrey');
  const { width, height, data } = image;
  const half = maxCode(depthOf(image)) / 2;
  const out = new Float32Array(width * height);
  for (let i = 0; i < out.length; i++) {
    const luma = 0.299 * data[4 * i]! + 0.587 * data[4 * i + 1]! + 0.114 * data[4 * i + 2]!;
    out[i] = luma / half - 1;
  }
  return { shape: [1, 1, height, width], data: out };
}
