/** @file The Worker that makes PNG files: one request, one answer. */
import { encodePng } from './encodePng.ts';
import type { PngRequest } from './encodePngAside.ts';

const scope = globalThis as unknown as Worker; // what this end of the line has in common with the other

scope.onmessage = ({ data: { pixels, options } }: MessageEvent<PngRequest>) => {
  const png = encodePng(pixels, options);
  scope.postMessage(png, [png.buffer]);
};
