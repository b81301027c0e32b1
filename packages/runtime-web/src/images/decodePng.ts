import { type Image, TweedieError } from '@tweedie/core';
import { convertIndexedToRgb, decode, type DecodedPng } from 'fast-png';
import { assertSize } from './assertSize.ts';
import { decodeByBrowser } from './decodeByBrowser.ts';
import { exifOfPng } from './exif.ts';
import { orientationOf, upright } from './orientation.ts';
import { readProfile } from './profile/readProfile.ts';
import { toSrgb } from './profile/toSrgb.ts';

/** Decodes a PNG. Throws `bad-image` for too many pixels and for profiles that cannot be read, and plain errors for damage. */
export async function decodePng(bytes: Uint8Array<ArrayBuffer>, name: string): Promise<Image> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const [width, height, depth, interlaced] = [
    view.getUint32(16),
    view.getUint32(20),
    view.getUint8(24),
    view.getUint8(28),
  ];
  assertSize({ width, height }, name);
  if (interlaced && depth < 8) {
    // the library takes each of its pixels for a byte
    return decodeByBrowser(await createImageBitmap(new Blob([bytes]), { premultiplyAlpha: 'none' }), {
      alpha: true,
      name,
    });
  }
  const png = decode(bytes, { checkCrc: true });
  const image = { width, height, data: rgba(png) };
  const profile = png.iccEmbeddedProfile && readProfile(png.iccEmbeddedProfile.profile);
  if (profile === 'unknown') {
    throw new TweedieError('bad-image', `${name} has a colour profile of a kind that cannot be read here`, {
      remedy: 'Save it with the colour space sRGB.',
    });
  }
  if (profile) toSrgb(image, profile);
  return upright(image, orientationOf(exifOfPng(bytes)));
}

/** The codes as RGBA. */
function rgba(png: DecodedPng): Uint8ClampedArray | Uint16Array {
  const { width, height, depth, channels, palette, transparency } = png;
  const pixels = width * height;
  const out = new (depth === 16 ? Uint16Array : Uint8ClampedArray)(4 * pixels);
  const max = depth === 16 ? 65535 : 255;
  const codes = palette ? convertIndexedToRgb(png) : depth < 8 ? unpacked(png) : png.data;
  const stride = palette ? palette[0]!.length : channels;
  const colours = stride < 3 ? 1 : 3;
  const scale = palette ? 1 : max / (2 ** depth - 1);
  for (let i = 0; i < pixels; i++) {
    let see = transparency === undefined; // whether it differs from the one colour that is transparent
    for (let c = 0; c < 3; c++) {
      const channel = c % colours;
      const code = codes[i * stride + channel]!;
      see ||= code !== transparency![channel];
      out[4 * i + c] = code * scale;
    }
    out[4 * i + 3] = stride > colours ? codes[i * stride + colours]! : see ? max : 0;
  }
  return out;
}

/** Grey of 1, 2 or 4 bits, one code a byte. Rows begin on a byte. */
function unpacked({ width, height, depth, data }: DecodedPng): Uint8Array {
  const out = new Uint8Array(width * height);
  const row = Math.ceil((width * depth) / 8);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const bit = x * depth;
      const byte = data[y * row + (bit >> 3)]!;
      out[y * width + x] = (byte >> (8 - depth - (bit & 7))) & (2 ** depth - 1);
    }
  }
  return out;
}
