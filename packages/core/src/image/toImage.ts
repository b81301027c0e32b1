import { TweedieError } from '../errors.ts';
import { sample as sampleOf } from '../tensor/batch.ts';
import { isFinite } from '../tensor/reduce.ts';
import type { Tensor } from '../tensor/tensor.ts';
import { magnitude } from './magnitude.ts';
import { type Depth, type Image, maxCode } from './image.ts';

export interface ToImageOptions {
  /** Bits of each channel. @default 8 */
  readonly depth?: Depth;
  /** One value in [0, 1] for each pixel. @default opaque */
  readonly alpha?: Float32Array | undefined;
  /** Which sample of the batch. @default 0 */
  readonly sample?: number;
}

/**
 * Takes one sample of `[N, 3, H, W]`, or of grey `[N, 1, H, W]`, out of model units: `(x + 1)·max/2`, rounded
 * to the nearest code, and clamped. The inverse of `toTensor`. Of complex pictures `[N, 2, H, W]` it takes the magnitude.
 * Throws `bad-shape` for other shapes, and `bad-value` where a value is not a finite number.
 */
export function toImage(x: Tensor, { depth = 8, alpha, sample = 0 }: ToImageOptions = {}): Image {
  const [count, channels, height, width] = imageShape(x);
  if (!Number.isInteger(sample) || sample < 0 || sample >= count) {
    throw new TweedieError('bad-value', `toImage: sample must be 0 to ${count - 1}, got ${sample}`);
  }
  const pixels = height * width;
  if (alpha && alpha.length !== pixels) {
    throw new TweedieError('bad-shape', `toImage: alpha needs ${pixels} values, got ${alpha.length}`);
  }
  const chosen = sampleOf(x, sample);
  const values = channels === 2 ? magnitude(chosen) : chosen;
  if (!isFinite(values)) {
    throw new TweedieError('bad-value', 'toImage: every value must be a finite number, got NaN or infinity');
  }

  const max = maxCode(depth);
  const data = new (depth === 8 ? Uint8ClampedArray : Uint16Array)(4 * pixels).fill(max);
  for (let channel = 0; channel < 3; channel++) {
    const plane = values.data.subarray(channels < 3 ? 0 : channel * pixels);
    for (let i = 0; i < pixels; i++) data[4 * i + channel] = code((plane[i]! + 1) / 2, max);
  }
  if (alpha) for (let i = 0; i < pixels; i++) data[4 * i + 3] = code(alpha[i]!, max);
  return { width, height, data };
}

function code(value: number, max: number): number {
  return Math.round(Math.min(1, Math.max(0, value)) * max);
}

function imageShape({ shape }: Tensor): readonly [number, number, number, number] {
  const [count = 0, channels = 0, height = 0, width = 0] = shape;
  if (shape.length === 4 && channels >= 1 && channels <= 3 && height > 0 && width > 0) {
    return [count, channels, height, width];
  }
  throw new TweedieError(
    'bad-shape',
    `toImage: expected a tensor of shape [N, 1, 2 or 3, H, W], got [${shape}]`,
  );
}
