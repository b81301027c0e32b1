import { assertImage, depthOf, type Image, maxCode, TweedieError } from '@tweedie/core';
import sharp, { type Sharp } from 'sharp';
import { endings, formatOfName } from './formats.ts';
import { writeAtomically } from './writeAtomically.ts';

/**
 * Writes a picture in the format that the name ends in: PNG and TIFF keep 16 bits per channel and lose nothing,
 * WebP loses nothing of 8 bits, JPEG has quality 95, 8 bits and no alpha. An image that is opaque gets no alpha.
 * The file appears whole or not at all, and folders on its way are made. Throws `write-failed`.
 */
export async function writeImage(path: string, image: Image): Promise<void> {
  await writeAtomically(path, await encodeImage(path, image));
}

/** The bytes of the file that `writeImage` writes. */
export async function encodeImage(path: string, image: Image): Promise<Buffer> {
  const format = formatOfName(path);
  if (!format) {
    throw new TweedieError('write-failed', `${path}: the name must end in one of ${endings}`, {
      remedy: 'Choose another ending.',
    });
  }
  assertImage(image, path);
  const { width, height } = image;
  const deep = depthOf(image) === 16 && format.deep;
  const data = deep ? image.data : bytesOf(image);
  let picture = sharp(data, { raw: { width, height, channels: 4 }, limitInputPixels: false });
  if (deep) picture = picture.toColourspace('rgb16');
  if (!format.alpha || isOpaque(image)) picture = picture.removeAlpha();
  return encoded(path, format.encode(picture));
}

/** Some formats have a greatest size: 16,383 pixels for WebP, 65,535 for JPEG. */
async function encoded(path: string, picture: Sharp): Promise<Buffer> {
  try {
    return await picture.toBuffer();
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new TweedieError('write-failed', `${path} cannot be encoded: ${why}`, {
      remedy: 'Choose another format: PNG takes any size.',
      cause,
    });
  }
}

function bytesOf({ data }: Image): Uint8Array | Uint8ClampedArray {
  return data instanceof Uint16Array ? Uint8Array.from(data, (code) => Math.round(code / 257)) : data;
}

function isOpaque(image: Image): boolean {
  const { data } = image;
  const max = maxCode(depthOf(image));
  for (let i = 3; i < data.length; i += 4) if (data[i] !== max) return false;
  return true;
}
