import type { Tensor } from '@tweedie/core';
import type { Extent } from '../imageSize.ts';
import { toCoefficients } from './blocks.ts';
import { mix, toChroma } from './colours.ts';
import { halve, pad, type Padded } from './subsampling.ts';

export type Chroma = '4:4:4' | '4:2:0';

/** White minus black is 255 codes for 2 model units. */
export const codes = 127.5;
/** What is subtracted from Y before the transform is 128, half a code above the middle. */
export const shift = 0.5;

/**
 * The coefficients of one sample `[1 or 3, H, W]` in codes, before they are rounded: a padded plane for Y, Cb and Cr each,
 * or for Y alone, in blocks of 8×8.
 */
export function coefficientsOf({ data }: Tensor, size: Extent, chroma: Chroma): Padded[] {
  const pixels = size.height * size.width;
  const channels = Array.from({ length: data.length / pixels }, (_, c) =>
    Float64Array.from(data.subarray(c * pixels, (c + 1) * pixels), (value) => codes * value),
  );
  const planes = channels.length === 3 ? mix(toChroma, channels) : channels;
  return planes.map((plane, c) => {
    const padded = c > 0 && chroma === '4:2:0' ? halve(plane, size) : pad(plane, size);
    if (c === 0) for (let i = 0; i < padded.plane.length; i++) padded.plane[i]! -= shift;
    toCoefficients(padded.plane, padded.width);
    return padded;
  });
}
