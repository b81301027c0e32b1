import type { Depth } from '@tweedie/core';
import type { Picture } from '../picture/picture.ts';
import type { Raster } from '../picture/raster.ts';
import { encodePngAside } from '../png/encodePngAside.ts';
import { withTextChunk } from '../png/textChunk.ts';

/** Text for a PNG: the graph that made the picture, say. */
export interface PngText {
  readonly keyword: string;
  readonly text: string;
}

/** Makes PNG files that hold `text`. */
export function filesOf(text: PngText | undefined): {
  readonly ofPicture: (picture: Picture, depth: Depth) => Promise<Uint8Array>;
  readonly ofRaster: (raster: Raster) => Promise<Uint8Array>;
} {
  const withText = (png: Uint8Array): Uint8Array =>
    text ? withTextChunk(png, text.keyword, text.text) : png;
  return {
    ofPicture: async ({ pixels, alpha, sample = 0 }, depth) =>
      withText(await encodePngAside(pixels, { depth, alpha, sample })),
    async ofRaster({ width, height, levels }) {
      const canvas = new OffscreenCanvas(width, height);
      canvas.getContext('2d')!.drawImage(levels[0]!, 0, 0);
      const blob = await canvas.convertToBlob({ type: 'image/png' });
      return withText(new Uint8Array(await blob.arrayBuffer()));
    },
  };
}
