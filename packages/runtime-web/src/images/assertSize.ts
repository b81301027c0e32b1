import { TweedieError } from '@tweedie/core';

/** The most pixels that a picture may have: 100 million take 0.4 GB as bytes, and 1.2 GB as a tensor. */
const mostPixels = 100e6;

/** Throws `bad-image`. */
export function assertSize(
  { width, height }: { readonly width: number; readonly height: number },
  name: string,
): void {
  if (width * height <= mostPixels) return;
  throw new TweedieError(
    'bad-image',
    `${name}: a picture may have at most ${mostPixels / 1e6} million pixels, got ${width}×${height}`,
    { remedy: 'Crop it or make it smaller.' },
  );
}
