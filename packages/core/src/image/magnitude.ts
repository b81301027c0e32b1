import { TweedieError } from '../errors.ts';
import type { Tensor } from '../tensor/tensor.ts';

/**
 * The magnitude of complex pictures as grey ones in model units, `2·|z| − 1`: 0 is black and 1 white.
 * `[N, 2, H, W] → [N, 1, H, W]`, channels (re, im). Throws `bad-shape` for other channels.
 */
export function magnitude({ shape, data }: Tensor): Tensor {
  const [batch = 0, channels, height = 0, width = 0] = shape;
  if (shape.length !== 4 || channels !== 2) {
    throw new TweedieError(
      'bad-shape',
      `magnitude: complex pictures must have 2 channels, real and imaginary, got [${shape}]`,
    );
  }
  const pixels = height * width;
  const out = new Float32Array(batch * pixels);
  for (let i = 0; i < out.length; i++) {
    const p = i + Math.floor(i / pixels) * pixels;
    out[i] = 2 * Math.hypot(data[p]!, data[p + pixels]!) - 1;
  }
  return { shape: [batch, 1, height, width], data: out };
}
