import { type Shape, TweedieError } from '@tweedie/core';
import { type Extent, imageSize } from '../imageSize.ts';

/** Reads `[2, H, W]`, a complex picture. Throws `bad-shape`, naming `place`, for anything else. */
export function complexSize(place: string, shape: Shape): Extent {
  const { channels, height, width } = imageSize(place, shape);
  if (channels === 2) return { height, width };
  throw new TweedieError(
    'bad-shape',
    `${place}: the image must have 2 channels, real and imaginary, got ${channels}`,
    { remedy: 'Make a complex picture of it first.' },
  );
}
