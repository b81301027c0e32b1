import { type DecomposedOperator, defineOperator, type OperatorFactory, param } from '@tweedie/core';
import { z } from 'zod';
import { imageSize } from '../imageSize.ts';
import { maskOperator } from './maskOperator.ts';
import { readMask } from './readMask.ts';

const name = 'mask-inpainting';
const params = z.strictObject({
  mask: param.image({ title: 'Mask', summary: 'White marks what is missing; as large as the image' }),
});

/**
 * A mask that somebody painted: white marks what is missing, everything lighter than mid-grey counts as white.
 * The mask is a tensor `[1, 1 or 3, H, W]` in [-1, 1]. `y = m ⊙ x`, [C, H, W] → [C, H, W].
 *
 * @throws `bad-image` for a mask of another size, `bad-parameter` for one that hides everything.
 */
export const maskInpainting: OperatorFactory<typeof params, DecomposedOperator> = defineOperator({
  name,
  title: 'Mask inpainting',
  summary: 'What a painted mask marks in white is missing',
  params,
  create(inputShape, { mask }) {
    return maskOperator(name, inputShape, readMask(name, mask, imageSize(name, inputShape)));
  },
});
