import { defineOperator, type OperatorFactory, type Shape, type Tensor } from '@tweedie/core';
import { z } from 'zod';
import { tightFrame, type TightFrame } from '../algebra/tightFrame.ts';
import { divisibleSize, enlarged, factorParameter } from './factor.ts';

const name = 'block-mean';
const params = z.strictObject({ factor: factorParameter });

/**
 * Each block of r×r pixels becomes its mean: [C, H, W] → [C, H/r, W/r]. Every singular value is 1/r, and the
 * pseudo-inverse repeats each pixel.
 *
 * @throws `bad-shape` where r divides the height or the width with a remainder.
 */
export const blockMean: OperatorFactory<typeof params, TightFrame> = defineOperator({
  name,
  title: 'Block mean',
  summary: 'Each block of pixels becomes its mean',
  params,
  inputShapeOf: (outputShape, { factor }) => enlarged(outputShape, factor),
  create(inputShape, { factor }) {
    const { channels, height, width } = divisibleSize(name, inputShape, factor);
    const outputShape = [channels, height / factor, width / factor];
    return tightFrame({
      name,
      inputShape,
      outputShape,
      gain: 1 / factor,
      apply: (x) => shrink(x, outputShape, factor),
      adjoint: (y) => replicate(y, inputShape, factor),
    });
  },
});

function shrink({ shape, data }: Tensor, outputShape: Shape, r: number): Tensor {
  const [batch, width] = [shape[0]!, outputShape[2]!];
  const out = new Float32Array(data.length / r ** 2);
  const sums = new Float64Array(width);
  for (let row = 0, i = 0; row < out.length; row += width) {
    sums.fill(0);
    for (let a = 0; a < r; a++) {
      for (let j = 0; j < width; j++) {
        for (let b = 0; b < r; b++) sums[j]! += data[i++]!;
      }
    }
    for (let j = 0; j < width; j++) out[row + j] = sums[j]! / r ** 2;
  }
  return { shape: [batch, ...outputShape], data: out };
}

/** `Aᵀ`: repeats each pixel, over r². */
function replicate({ shape, data }: Tensor, inputShape: Shape, r: number): Tensor {
  const [batch, width] = [shape[0]!, inputShape[2]!];
  const out = new Float32Array(data.length * r ** 2);
  for (let row = 0, i = 0; row < out.length; row += r * width) {
    for (let j = row; j < row + width; j += r, i++) out.fill(data[i]! / r ** 2, j, j + r);
    for (let a = 1; a < r; a++) out.copyWithin(row + a * width, row, row + width);
  }
  return { shape: [batch, ...inputShape], data: out };
}
