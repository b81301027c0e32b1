import { full, type Shape, size, type SizeFacts, type Tensor } from '@tweedie/core';
import { NotKnown } from '../types/unknownParameters.ts';

/** The values of the largest picture for which an operator is made before a run: 5.6 megapixels in colour. */
const most = 2 ** 24;

/**
 * Throws `NotKnown` for pictures so large that making an operator takes seconds and gigabytes: looking at a workflow must
 * stay quick, and safe whatever sizes a document names.
 */
export function assertWithinReach(shape: Shape): void {
  if (size(shape) > most)
    throw new NotKnown(`what an operator can do for a shape [${shape}] shows when it runs`);
}

/** A mask that hides the first pixel alone, of the size that is known, else of that of the image. */
export function standInMask({ height, width }: SizeFacts, [, imageHeight, imageWidth]: Shape): Tensor {
  const shape = [1, 1, height ?? imageHeight!, width ?? imageWidth!];
  assertWithinReach(shape);
  const mask = full(shape, -1);
  if (mask.data.length > 1) mask.data[0] = 1;
  return mask;
}

/**
 * A point of light in the middle of a black picture. An operator that can do more for an even PSF than for another is
 * taken at its best: what it cannot do, the solver says.
 */
export function standInPicture({ channels = 1, height = 3, width = 3 }: SizeFacts): Tensor {
  const shape = [1, channels, height, width];
  assertWithinReach(shape);
  const picture = full(shape, -1);
  const centre = Math.floor(height / 2) * width + Math.floor(width / 2);
  for (let c = 0; c < channels; c++) picture.data[c * height * width + centre] = 1;
  return picture;
}
