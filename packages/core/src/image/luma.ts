import { TweedieError } from '../errors.ts';
import type { Tensor } from '../tensor/tensor.ts';

/**
 * `0.299·R + 0.587·G + 0.114·B` (ITU-R BT.601) of images in model units, `[N, 3, H, W] → [N, 1, H, W]`. Grey images
 * stay as they are. Throws `bad-shape` for other channels.
 */
export function luma(x: Tensor): Tensor {
  const [count = 0, channels, height = 0, width = 0] = x.shape;
  if (x.shape.length !== 4 || (channels !== 1 && channels !== 3)) {
    throw new TweedieError('bad-shape', `luma: images must have 1 or 3 channels, got [${x.shape}]`);
  }
  if (channels === 1) return x;
  const pixels = height * width;
  const out = new Float32Array(count * pixels);
  for (let n = 0; n < count; n++) {
    const [r, g, b] = [0, 1, 2].map((c) => x.data.subarray((3 * n + c) * pixels, (3 * n + c + 1) * pixels));
    for (let i = 0; i < pixels; i++) out[n * pixels + i] = 0.299 * r![i]! + 0.587 * g![i]! + 0.114 * b![i]!;
  }
  return { shape: [count, 1, height, width], data: out };
}
