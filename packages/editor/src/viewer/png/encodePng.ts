import { type Depth, type Image, isTensor, type Tensor, toImage, type ToImageOptions, toTensor } from '@tweedie/core';
import { encode } from 'fast-png';

/**
 * A picture as the bytes of a PNG with `depth` bits for each channel, rounded as `toImage` does. Alpha is left out
 * where every pixel is opaque. Throws as `toImage` does.
 */
export function encodePng(pixels: Tensor | Image, options: ToImageOptions = {}): Uint8Array {
  const { depth = 8 } = options;
  const { width, height, data } = toImage(...modelOf(pixels, options));
  const channels = isOpaque(data, depth) ? 3 : 4;
  return encode({ width, height, depth, channels, data: channels === 3 ? withoutAlpha(data) : data });
}

function modelOf(pixels: Tensor | Image, options: ToImageOptions): Parameters<typeof toImage> {
  if (isTensor(pixels)) return [pixels, options];
  const { tensor, alpha } = toTensor(pixels);
  return [tensor, { ...options, alpha, sample: 0 }];
}

function isOpaque(data: Image['data'], depth: Depth): boolean {
  const max = 2 ** depth - 1;
  for (let i = 3; i < data.length; i += 4) if (data[i] !== max) return false;
  return true;
}

function withoutAlpha(data: Image['data']): Uint8Array | Uint16Array {
  const out = new (data instanceof Uint16Array ? Uint16Array : Uint8Array)((data.length / 4) * 3);
  for (let i = 0, j = 0; i < data.length; i += 4) {
    out[j++] = data[i]!;
    out[j++] = data[i + 1]!;
    out[j++] = data[i + 2]!;
  }
  return out;
}
