import {
  defineOperator,
  type OperatorFactory,
  param,
  type Shape,
  type Tensor,
  TweedieError,
} from '@tweedie/core';
import { z } from 'zod';
import { tightFrame, type TightFrame } from '../algebra/tightFrame.ts';
import { imageSize } from '../imageSize.ts';

const name = 'grey-scale';
const weights = {
  luma: [0.299, 0.587, 0.114],
  mean: [1 / 3, 1 / 3, 1 / 3],
} as const;
const params = z.strictObject({
  weights: param.choice(['luma', 'mean'], {
    title: 'Weights',
    summary: 'Of red, green and blue: 0.299, 0.587, 0.114 (ITU-R BT.601) or a third each',
    default: 'luma',
  }),
});

/**
 * Colour is lost: `y = w₁·red + w₂·green + w₃·blue`, [3, H, W] → [1, H, W]. Every singular value is ‖w‖₂.
 *
 * @throws `bad-shape` for an image without three channels.
 */
export const greyScale: OperatorFactory<typeof params, TightFrame> = defineOperator({
  name,
  title: 'Grey scale',
  summary: 'Colour is lost',
  params,
  inputShapeOf: ([, height, width]: Shape) => [3, height!, width!],
  create(inputShape, params) {
    const { channels, height, width } = imageSize(name, inputShape);
    if (channels !== 3) {
      throw new TweedieError('bad-shape', `${name}: the image must have 3 channels, got ${channels}`);
    }
    const w = weights[params.weights];
    const pixels = height * width;
    return tightFrame({
      name,
      inputShape,
      outputShape: [1, height, width],
      gain: Math.hypot(...w),
      apply: (x) => mix(x, w, pixels),
      adjoint: (y) => spread(y, w, pixels),
    });
  },
});

type Weights = readonly [red: number, green: number, blue: number];

function mix({ shape, data }: Tensor, [r, g, b]: Weights, pixels: number): Tensor {
  const [batch, , height, width] = shape as [number, number, number, number];
  const out = new Float32Array(batch * pixels);
  for (let n = 0; n < batch; n++) {
    const [to, red] = [n * pixels, 3 * n * pixels];
    const [green, blue] = [red + pixels, red + 2 * pixels];
    for (let i = 0; i < pixels; i++) {
      out[to + i] = r * data[red + i]! + g * data[green + i]! + b * data[blue + i]!;
    }
  }
  return { shape: [batch, 1, height, width], data: out };
}

function spread({ shape, data }: Tensor, weights: Weights, pixels: number): Tensor {
  const [batch, , height, width] = shape as [number, number, number, number];
  const out = new Float32Array(3 * batch * pixels);
  for (let plane = 0; plane < 3 * batch; plane++) {
    const weight = weights[plane % 3]!;
    const [to, from] = [plane * pixels, Math.floor(plane / 3) * pixels];
    for (let i = 0; i < pixels; i++) out[to + i] = weight * data[from + i]!;
  }
  return { shape: [batch, 3, height, width], data: out };
}
