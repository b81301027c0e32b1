import type { Image } from '@tweedie/core';

/** The pixels of a PNG without a colour profile and without transparency, as they are. */
export async function decodePreview(png: Blob): Promise<Image> {
  const bitmap = await createImageBitmap(png, { colorSpaceConversion: 'none', premultiplyAlpha: 'none' });
  const { width, height } = bitmap;
  const context = new OffscreenCanvas(width, height).getContext('2d')!;
  context.drawImage(bitmap, 0, 0);
  bitmap.close();
  return { width, height, data: context.getImageData(0, 0, width, height).data };
}
