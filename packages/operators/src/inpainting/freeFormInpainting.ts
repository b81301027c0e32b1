import {
  createRandom,
  type DecomposedOperator,
  defineOperator,
  type OperatorFactory,
  param,
} from '@tweedie/core';
import { z } from 'zod';
import { imageSize } from '../imageSize.ts';
import { freeFormMask } from './freeFormMask.ts';
import { maskOperator } from './maskOperator.ts';

const name = 'free-form-inpainting';
const params = z.strictObject({
  coverage: param.number({
    title: 'Coverage',
    summary: 'The fraction of the image that is missing',
    above: 0,
    max: 0.9,
    default: 0.2,
  }),
  brush: param.number({
    title: 'Brush',
    summary: 'The width of the strokes, as a fraction of the shorter side',
    above: 0,
    max: 0.5,
    default: 0.08,
  }),
  seed: param.integer({
    title: 'Mask seed',
    summary: 'The same seed gives the same mask',
    min: 0,
    default: 0,
  }),
});

/**
 * Strokes of a brush are missing, zig-zags of round dabs as in Yu et al. (2019), "Free-form image inpainting
 * with gated convolution". `y = m ⊙ x`, [C, H, W] → [C, H, W].
 */
export const freeFormInpainting: OperatorFactory<typeof params, DecomposedOperator> = defineOperator({
  name,
  title: 'Free-form inpainting',
  summary: 'Random strokes of a brush are missing',
  params,
  create(inputShape, { coverage, brush, seed }) {
    const { height, width } = imageSize(name, inputShape);
    const missing = freeFormMask({ height, width, coverage, brush, random: createRandom(seed) });
    return maskOperator(name, inputShape, missing);
  },
});
