import { type Shape, TweedieError } from '@tweedie/core';

export interface Extent {
  readonly height: number;
  readonly width: number;
}

export interface ImageSize extends Extent {
  readonly channels: number;
}

/** Reads `[C, H, W]`. Throws `bad-shape`, naming `place`, for anything else. */
export function imageSize(place: string, shape: Shape): ImageSize {
  if (shape.length !== 3 || !shape.every((length) => Number.isInteger(length) && length > 0)) {
    throw new TweedieError(
      'bad-shape',
      `${place}: the image must have a shape [channels, height, width], got [${shape}]`,
    );
  }
  const [channels, height, width] = shape as [number, number, number];
  return { channels, height, width };
}
