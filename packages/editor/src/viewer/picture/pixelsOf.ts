import { depthOf, type Image, isTensor, maxCode, type Tensor } from '@tweedie/core';
import { strings } from '../../strings/viewer.ts';
import type { Picture } from './picture.ts';

/** The values of a picture, wherever they lie. */
export interface Pixels {
  readonly width: number;
  readonly height: number;
  /** 1 for grey and for the magnitude of a complex picture, 3 for colour. */
  readonly channels: 1 | 3;
  /** Channel `c` of pixel `i`, counted row by row, in model units. */
  readonly at: (c: number, i: number) => number;
  /** In [0, 1]. */
  readonly alphaAt: ((i: number) => number) | undefined;
}

/** Why something cannot be shown as a picture. */
export interface NoPixels {
  readonly problem: string;
}

/** The values of `picture`, or a sentence that says why it has none that can be seen. */
export function pixelsOf({ pixels, sample = 0, alpha }: Picture): Pixels | NoPixels {
  return isTensor(pixels) ? ofTensor(pixels, sample, alpha) : ofImage(pixels);
}

function ofTensor({ shape, data }: Tensor, sample: number, alpha?: Float32Array): Pixels | NoPixels {
  const [count = 0, channels = 0, height = 0, width = 0] = shape;
  const stride = height * width;
  if (shape.length !== 4 || (channels !== 1 && channels !== 2 && channels !== 3) || stride === 0) {
    return { problem: strings.notAPicture(shape) };
  }
  if (sample < 0 || sample >= count) return { problem: strings.noSuchSample(sample, count) };
  const offset = sample * channels * stride;
  const magnitudeAt = (i: number): number =>
    2 * Math.hypot(data[offset + i]!, data[offset + stride + i]!) - 1;
  return {
    ...{ width, height, channels: channels === 3 ? 3 : 1 },
    at:
      channels === 2
        ? (_, i) => magnitudeAt(i)
        : (c, i) => data[offset + (channels === 1 ? 0 : c) * stride + i]!,
    alphaAt: alpha?.length === stride ? (i) => alpha[i]! : undefined,
  };
}

function ofImage(image: Image): Pixels | NoPixels {
  const { width, height, data } = image;
  if (data.length !== 4 * width * height || data.length === 0) {
    return { problem: strings.wrongCodes(width, height) };
  }
  const max = maxCode(depthOf(image));
  return {
    ...{ width, height, channels: 3 },
    at: (c, i) => data[4 * i + c]! / (max / 2) - 1,
    alphaAt: (i) => data[4 * i + 3]! / max,
  };
}

/** A value in model units as a code from 0 to 255, not rounded: `(x + 1)·127.5`. */
export function codeOf(value: number): number {
  return (value + 1) * 127.5;
}
