import { type Tensor, TweedieError } from '@tweedie/core';
import type { Extent } from '../imageSize.ts';

/**
 * What a mask `[1, 1 or 3, H, W]` marks, as `maskOperator` takes it: 1 where it is lighter than mid-grey.
 * Throws `bad-image`, naming `place`, for a mask of another size.
 */
export function readMask(place: string, { shape, data }: Tensor, { height, width }: Extent): Uint8Array {
  const [batch, channels, maskHeight, maskWidth] = shape;
  if (shape.length !== 4 || batch !== 1 || (channels !== 1 && channels !== 3)) {
    throw new TweedieError(
      'bad-image',
      `${place}: the mask must have a shape [1, 1 or 3, H, W], got [${shape}]`,
    );
  }
  if (maskHeight !== height || maskWidth !== width) {
    throw new TweedieError(
      'bad-image',
      `${place}: the mask must be as large as the image, ${height}×${width}, got ${maskHeight}×${maskWidth}`,
      { remedy: `Scale the mask to a height of ${height} and a width of ${width} px.` },
    );
  }
  const pixels = height * width;
  const missing = new Uint8Array(pixels);
  for (let i = 0; i < pixels; i++) {
    let sum = 0;
    for (let c = 0; c < channels; c++) sum += data[c * pixels + i]!;
    missing[i] = Number(sum > 0);
  }
  return missing;
}
