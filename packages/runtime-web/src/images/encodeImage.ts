import { assertImage, type Depth, depthOf, type Image, maxCode, TweedieError } from '@tweedie/core';
import { encode } from 'fast-png';

export interface EncodeImageOptions {
  /** @default 'png' */
  readonly type?: 'png' | 'jpeg' | 'webp';
  /** Bits per channel of a PNG. @default those of the image */
  readonly depth?: Depth;
  /** Of JPEG and WebP, from 0 to 1. @default 0.95 */
  readonly quality?: number;
}

/**
 * A picture as a file: PNG loses nothing of its depth, JPEG and WebP have 8 bits, and JPEG has no alpha. An image that is
 * opaque gets no alpha. WebP rounds colours where they are nearly clear. Works in Workers too. Throws `bad-image`, and
 * `write-failed` where the browser cannot write the type or the size.
 */
export async function encodeImage(
  image: Image,
  { type = 'png', depth = depthOf(image), quality = 0.95 }: EncodeImageOptions = {},
): Promise<Blob> {
  assertImage(image, 'encodeImage');
  const opaque = isOpaque(image);
  // A canvas multiplies colours by alpha and rounds; where there is none it is exact, and faster than the library.
  if (type === 'png' && (depth === 16 || !opaque)) return encodePng(image, depth, opaque);
  const { width, height } = image;
  const bytes = Uint8ClampedArray.from(inDepth(image, 8));
  if (type === 'jpeg') for (let i = 3; i < bytes.length; i += 4) bytes[i] = 255;
  try {
    const canvas = new OffscreenCanvas(width, height);
    canvas.getContext('2d')!.putImageData(new ImageData(bytes, width, height), 0, 0);
    const blob = await canvas.convertToBlob({ type: `image/${type}`, quality });
    if (blob.type === `image/${type}`) return blob;
  } catch (cause) {
    throw refusal(`${width}×${height} pixels as ${type}`, cause);
  }
  throw refusal(type);
}

function refusal(what: string, cause?: unknown): TweedieError {
  return new TweedieError('write-failed', `encodeImage: this browser cannot write ${what}`, {
    remedy: 'Choose another type, or make the picture smaller.',
    cause,
  });
}

function encodePng(image: Image, depth: Depth, opaque: boolean): Blob {
  const { width, height } = image;
  const codes = inDepth(image, depth);
  const data = opaque ? codes.filter((_, i) => i % 4 !== 3) : codes;
  const file = encode({ width, height, data, depth, channels: opaque ? 3 : 4 });
  return new Blob([Uint8Array.from(file)], { type: 'image/png' });
}

/** The codes of an image in a depth: each is 257 times as much in 16 bits as in 8. */
function inDepth(image: Image, depth: Depth): Image['data'] {
  const { data } = image;
  if (depth === depthOf(image)) return data;
  return depth === 16
    ? Uint16Array.from(data, (code) => 257 * code)
    : Uint8ClampedArray.from(data, (code) => code / 257);
}

function isOpaque(image: Image): boolean {
  const max = maxCode(depthOf(image));
  for (let i = 3; i < image.data.length; i += 4) if (image.data[i] !== max) return false;
  return true;
}
