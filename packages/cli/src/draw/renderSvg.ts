import type { Image } from '@tweedie/core';
import sharp, { type Sharp } from 'sharp';

/** Rasterises a drawing, one pixel for each of its units. */
export function renderSvg(drawing: string): Promise<Image> {
  return pixels(sharp(Buffer.from(drawing)));
}

/** The 8-bit RGBA pixels of a picture in the making. */
export async function pixels(picture: Sharp): Promise<Image> {
  const { data, info } = await picture.ensureAlpha().raw().toBuffer({ resolveWithObject: true });
  return {
    width: info.width,
    height: info.height,
    data: new Uint8Array(data.buffer, data.byteOffset, data.length),
  };
}
