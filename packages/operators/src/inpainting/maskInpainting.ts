import {
  type DecomposedOperator,
  defineOperator,
  type OperatorFactory,
  param,
  type Tensor,
  TweedieError,
} from '@tweedie/core';
import { z } from 'zod';
import { type ImageSize, imageSize } from '../imageSize.ts';
import { maskOperator } from './maskOperator.ts';

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
    return maskOperator(name, inputShape, readMask(mask, imageSize(name, inputShape)));
  },
});

function readMask({ shape, data }: Tensor, { height, width }: ImageSize): Uint8Array {
  const [batch, channels, maskHeight, maskWidth] = shape;
  if (shape.length !== 4 || batch !== 1 || (channels !== 1 && channels !== 3)) {
    throw new TweedieError(
      'bad-image',
      `${name}: the mask must have a shape [1, 1 or 3, H, W], got [${shape}]`,
    );
  }
  if (maskHeight !== height || maskWidth !== width) {
    throw new TweedieError(
      'bad-image',
      `${name}: the mask must be as large as the image, ${height}×${width}, got ${maskHeight}×${maskWidth}`,
      { remedy: `Scale the mask to a height of ${height} and a width of ${width} px.` },
    );
  }
  const pixels = height * width;
  const missing = new Uint8Array(pixels);
  for (let i = 0; i < pixels; i++) {
    let sum = 0;
    for (let c = 0; c < channels; c++) sum += data[c * pixels + i]!;
    missing[i] = Number(sum > 0);
  }
  return missing;
}
