import { TweedieError } from '../errors.ts';

/** Bits of each channel of a picture. */
export type Depth = 8 | 16;

/**
 * A picture as hosts hold it: RGBA codes row by row, `data[4·(y·width + x) + channel]`, sRGB, alpha not
 * premultiplied. Bytes hold 8 bits per channel, `Uint16Array` holds 16.
 */
export interface Image {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8ClampedArray | Uint8Array | Uint16Array;
}

export function depthOf(image: Image): Depth {
  return image.data instanceof Uint16Array ? 16 : 8;
}

/** The greatest code of a channel: 255 or 65535. */
export function maxCode(depth: Depth): number {
  return 2 ** depth - 1;
}

/** Throws `bad-image`, naming `place`, unless there are pixels, and four codes for each. */
export function assertImage({ width, height, data }: Image, place: string): void {
  if (!Number.isInteger(width) || !Number.isInteger(height) || width < 1 || height < 1) {
    throw new TweedieError('bad-image', `${place}: an image must have pixels, got ${width}×${height}`);
  }
  const expected = 4 * width * height;
  if (data.length === expected) return;
  throw new TweedieError(
    'bad-image',
    `${place}: ${width}×${height} pixels need ${expected} codes, got ${data.length}`,
  );
}
