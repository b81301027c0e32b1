import { type Image, type ImageFacts, TweedieError } from '@tweedie/core';
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import sharp, { type Metadata } from 'sharp';
import { endings, looksLikePicture } from './formats.ts';

/** The most pixels that a picture may have: 100 million take 0.4 GB as bytes, and 1.2 GB as a tensor. */
const mostPixels = 100e6;

/**
 * Reads a PNG, JPEG, WebP or TIFF file as sRGB codes: turned as its EXIF orientation says, taken from its colour
 * profile or CMYK to sRGB, grey as RGB, alpha kept. Where the file has 16 bits per channel, so has the image.
 * Throws `not-found` or `bad-image`.
 */
export async function readImage(path: string): Promise<Image> {
  return open(path, decode);
}

/** What `readImage` gives, without its pixels; the key is the SHA-256 of the file. Throws as `readImage` does. */
export async function describeImage(path: string): Promise<ImageFacts> {
  return open(path, (bytes, { autoOrient: { width, height } }) => ({
    width,
    height,
    key: createHash('sha256').update(bytes).digest('hex'),
  }));
}

async function open<T>(path: string, look: (bytes: Buffer, facts: Metadata) => T | Promise<T>): Promise<T> {
  const bytes = await bytesOf(path);
  if (!looksLikePicture(bytes)) {
    const what = bytes.length === 0 ? 'is empty' : 'is not a picture that can be read';
    throw new TweedieError('bad-image', `${path} ${what}`, {
      remedy: `Give a file of one of these kinds: ${endings}.`,
    });
  }
  try {
    const facts = await sharp(bytes, { limitInputPixels: false }).metadata();
    assertReadable(path, facts);
    return await look(bytes, facts);
  } catch (cause) {
    if (cause instanceof TweedieError) throw cause;
    throw new TweedieError('bad-image', `${path} is damaged or cut short`, {
      remedy: 'Get the file again from where it came.',
      cause,
    });
  }
}

async function bytesOf(path: string): Promise<Buffer> {
  try {
    return await readFile(path);
  } catch (cause) {
    const { code, message } = cause as NodeJS.ErrnoException;
    if (code === 'ENOENT') throw new TweedieError('not-found', `There is no file ${path}`, { cause });
    const why = code === 'EISDIR' ? 'it is a folder' : message;
    throw new TweedieError('bad-image', `${path} cannot be read: ${why}`, { cause });
  }
}

function assertReadable(path: string, { width, height, depth }: Metadata): void {
  if (width * height > mostPixels) {
    throw new TweedieError(
      'bad-image',
      `${path}: a picture may have at most ${mostPixels / 1e6} million pixels, got ${width}×${height}`,
      { remedy: 'Crop it or make it smaller.' },
    );
  }
  if (depth === 'uchar' || depth === 'ushort') return;
  throw new TweedieError('bad-image', `${path}: a picture must have 8 or 16 bits per channel, got ${depth}`, {
    remedy: 'Save it with 16 bits per channel.',
  });
}

async function decode(bytes: Buffer, { depth, space, icc }: Metadata): Promise<Image> {
  const deep = depth === 'ushort' && (space === 'rgb16' || space === 'grey16');
  let picture = sharp(bytes, { failOn: 'error', limitInputPixels: false })
    .autoOrient()
    .toColourspace(deep ? 'rgb16' : 'srgb')
    .ensureAlpha();
  // sharp takes 16-bit pictures with a profile to Display P3, and has to be told to come back.
  if (icc && space === 'rgb16') picture = picture.withIccProfile('srgb');
  const { data, info } = await picture
    .raw({ depth: deep ? 'ushort' : 'uchar' })
    .toBuffer({ resolveWithObject: true });
  const memory = data.buffer.slice(data.byteOffset, data.byteOffset + data.byteLength);
  const { width, height } = info;
  return { width, height, data: deep ? new Uint16Array(memory) : new Uint8ClampedArray(memory) };
}
