import { type Image, TweedieError } from '@tweedie/core';
import { assertSize } from './assertSize.ts';
import { assertWhole } from './assertWhole.ts';
import { decodeByBrowser } from './decodeByBrowser.ts';
import { decodePng } from './decodePng.ts';
import { exifOfWebp } from './exif.ts';
import { kindOf } from './kindOf.ts';
import { orientationOf, upright } from './orientation.ts';

export interface DecodeImageOptions {
  /** What messages call it. @default the name of the file */
  readonly name?: string;
}

/**
 * Reads a PNG, JPEG or WebP file as sRGB codes: turned as its EXIF orientation says, taken from its colour profile to
 * sRGB, grey as RGB, alpha kept exactly. Where a PNG has 16 bits per channel, so has the image. Of a PNG without a profile
 * these are the codes that `readImage` of `@tweedie/runtime-node` gives, of anything else those of the browser's decoder.
 * Works in Workers too. Throws `bad-image` for other files, for one that is cut short, and above 100 million pixels.
 */
export async function decodeImage(
  file: Blob,
  { name = nameOf(file) }: DecodeImageOptions = {},
): Promise<Image> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  const kind = kindOf(bytes, name);
  try {
    if (kind === 'png') return await decodePng(bytes, name);
    assertWhole(bytes, kind);
    const bitmap = await createImageBitmap(new Blob([bytes], { type: `image/${kind}` }), {
      premultiplyAlpha: 'none',
      imageOrientation: kind === 'jpeg' ? 'from-image' : 'none', // browsers differ about WebP
    });
    assertSize(bitmap, name);
    const image = decodeByBrowser(bitmap, { alpha: kind === 'webp', name });
    return kind === 'webp' ? upright(image, orientationOf(exifOfWebp(bytes))) : image;
  } catch (cause) {
    if (cause instanceof TweedieError) throw cause;
    throw new TweedieError('bad-image', `${name} is damaged or cut short`, {
      remedy: 'Get the file again from where it came.',
      cause,
    });
  }
}

function nameOf(file: Blob): string {
  return 'name' in file && typeof file.name === 'string' ? file.name : 'The picture';
}
