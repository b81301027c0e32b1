import { defineOperator, map, type OperatorFactory, param, type Shape, TweedieError } from '@tweedie/core';
import { z } from 'zod';

const name = 'vignetting';
const params = z.strictObject({
  strength: param.number({
    title: 'Strength',
    summary: 'The share of the light that the corners lose',
    min: 0,
    max: 0.99,
    default: 0.6,
  }),
});

/**
 * Corners that a lens leaves dark: light is x + 1, since black is −1, so `y = t ⊙ (x + 1) − 1` with
 * `t = 1 − strength·(r/R)⁴`, r from the middle of the image and R to its corner. The same size, [C, H, W] → [C, H, W].
 * Affine, and not linear, since no light is not 0.
 */
export const vignetting: OperatorFactory<typeof params> = defineOperator({
  name,
  title: 'Vignetting',
  summary: 'A lens leaves the corners dark: y = t ⊙ (x + 1) − 1, t = 1 − strength·(r/R)⁴',
  params,
  create(inputShape, { strength }) {
    const t = transmission(inputShape, strength);
    return {
      name,
      inputShape,
      outputShape: inputShape,
      apply: (x) => map(x, (value, i) => t[i % t.length]! * (value + 1) - 1),
      vjp: (_, v) => map(v, (value, i) => t[i % t.length]! * value),
    };
  },
});

/** What comes through at each value of an image. */
function transmission(inputShape: Shape, strength: number): Float32Array {
  const [channels = 0, height = 0, width = 0] = inputShape;
  if (inputShape.length !== 3) {
    throw new TweedieError('bad-shape', `${name}: takes images [C, H, W], got [${inputShape}]`);
  }
  const corner = (width - 1) ** 2 + (height - 1) ** 2;
  return Float32Array.from({ length: channels * height * width }, (_, i) => {
    const [x, y] = [i % width, Math.floor(i / width) % height];
    const share = ((2 * x - width + 1) ** 2 + (2 * y - height + 1) ** 2) / (corner || 1); // (r/R)²
    return 1 - strength * share ** 2;
  });
}
