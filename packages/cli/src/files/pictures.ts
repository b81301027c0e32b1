import { type Image, type Tensor, toGrey, toTensor } from '@tweedie/core';
import { readImage } from '@tweedie/runtime-node';
import { maskOf } from '@tweedie/workflow';
import sharp from 'sharp';

/**
 * Reads a picture that is a parameter, such as a mask or a blur kernel, as `[1, 1, H, W]` in [-1, 1]. What is
 * transparent counts as black, so white strokes on an empty layer are a mask.
 */
export async function readGrey(path: string): Promise<Tensor> {
  const image = await readImage(path);
  const { shape, data } = toGrey(image);
  const { alpha } = toTensor(image);
  return { shape, data: alpha ? data.map((value, i) => (value + 1) * alpha[i]! - 1) : data };
}

/** Lighter than this is damage: soft edges of a stroke are partly damaged, and a JPEG's black is not quite black. */
const nearlyBlack = -0.8;

/** Reads a mask as `[1, 1, H, W]` of -1 and 1, where 1 is missing, widened by `grow` pixels in every direction. */
export async function readMask(path: string, grow = 0): Promise<Tensor> {
  return maskOf(await readGrey(path), { above: nearlyBlack, grow });
}

interface Size {
  readonly width: number;
  readonly height: number;
}

/** The alpha of a picture at another size. */
export async function resizeAlpha(alpha: Float32Array, from: Size, to: Size): Promise<Float32Array> {
  if (from.width === to.width && from.height === to.height) return alpha;
  const raw = { width: from.width, height: from.height, channels: 1 } as const;
  const { data } = await sharp(alpha, { raw })
    .resize(to.width, to.height, { fit: 'fill', kernel: 'cubic' })
    .raw({ depth: 'float' })
    .toBuffer({ resolveWithObject: true });
  return new Float32Array(data.buffer, data.byteOffset, to.width * to.height);
}

/** "512×384" */
export function sizeOf({ width, height }: Size): string {
  return `${width}×${height}`;
}

/** The picture that a mask is: white where `known` is 0. `known` is `[1, C, H, W]` of zeros and ones. */
export function maskImage({ shape, data }: Tensor): Image {
  const [, , height = 1, width = 1] = shape;
  const codes = new Uint8Array(4 * width * height).fill(255);
  for (let i = 0; i < width * height; i++) codes.fill(data[i] === 0 ? 255 : 0, 4 * i, 4 * i + 3);
  return { width, height, data: codes };
}
