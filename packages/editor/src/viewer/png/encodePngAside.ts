import { type Image, isTensor, sample as sampleOf, type Tensor, type ToImageOptions } from '@tweedie/core';
import { encodePng } from './encodePng.ts';

/** What goes to the Worker. */
export interface PngRequest {
  readonly pixels: Tensor | Image;
  readonly options: ToImageOptions;
}

/**
 * A picture as the bytes of a PNG, as `encodePng` makes them, in a Worker: the page can be used meanwhile. Where there
 * is no Worker, or it fails, the page does it. Throws as `encodePng` does.
 */
export async function encodePngAside(
  pixels: Tensor | Image,
  options: ToImageOptions = {},
): Promise<Uint8Array> {
  let worker: Worker;
  try {
    worker = new Worker(new URL('./pngWorker.js', import.meta.url), { type: 'module' });
  } catch {
    return encodePng(pixels, options);
  }
  try {
    const request = copyOf(pixels, options);
    return await new Promise<Uint8Array>((resolve, reject) => {
      worker.onmessage = ({ data }: MessageEvent<Uint8Array>) => resolve(data);
      worker.onerror = (event) => {
        event.preventDefault(); // the page says what is wrong
        reject(new Error(event.message));
      };
      worker.onmessageerror = () => reject(new Error('The answer cannot be read'));
      const { data } = request.pixels;
      worker.postMessage(request, [
        data.buffer,
        ...(request.options.alpha ? [request.options.alpha.buffer] : []),
      ]);
    });
  } catch {
    return encodePng(pixels, options);
  } finally {
    worker.terminate();
  }
}

/** The one sample that is wanted, with buffers that can be handed over. */
function copyOf(pixels: Tensor | Image, { sample = 0, alpha, ...options }: ToImageOptions): PngRequest {
  const one = isTensor(pixels) ? sampleOf(pixels, sample) : pixels;
  return {
    pixels: { ...one, data: one.data.slice() } as Tensor | Image,
    options: { ...options, ...(alpha && { alpha: alpha.slice() }) },
  };
}
