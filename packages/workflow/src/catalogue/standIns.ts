import { full, type Shape, type SizeFacts, type Tensor } from '@tweedie/core';

/** A mask that hides the first pixel alone, of the size that is known, else of that of the image. */
export function standInMask({ height, width }: SizeFacts, [, imageHeight, imageWidth]: Shape): Tensor {
  const mask = full([1, 1, height ?? imageHeight!, width ?? imageWidth!], -1);
  if (mask.data.length > 1) mask.data[0] = 1;
  return mask;
}

/**
 * A point of light in the middle of a black picture. An operator that can do more for an even PSF than for another is
 * taken at its best: what it cannot do, the solver says.
 */
export function standInPicture({ channels = 1, height = 3, width = 3 }: SizeFacts): Tensor {
  const picture = full([1, channels, height, width], -1);
  const centre = Math.floor(height / 2) * width + Math.floor(width / 2);
  for (let c = 0; c < channels; c++) picture.data[c * height * width + centre] = 1;
  return picture;
}
