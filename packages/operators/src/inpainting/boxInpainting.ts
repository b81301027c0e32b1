import {
  type DecomposedOperator,
  defineOperator,
  type OperatorFactory,
  param,
  TweedieError,
} from '@tweedie/core';
import { z } from 'zod';
import { type ImageSize, imageSize } from '../imageSize.ts';
import { maskOperator } from './maskOperator.ts';

const name = 'box-inpainting';
const params = z.strictObject({
  top: param.number({ title: 'Top', summary: 'First missing row', min: 0, default: 0.25 }),
  left: param.number({ title: 'Left', summary: 'First missing column', min: 0, default: 0.25 }),
  height: param.number({ title: 'Height', summary: 'Missing rows', above: 0, default: 0.5 }),
  width: param.number({ title: 'Width', summary: 'Missing columns', above: 0, default: 0.5 }),
  unit: param.choice(['fraction', 'px'], {
    title: 'Unit',
    summary: 'Whether the box is given in fractions of the image or in pixels',
    default: 'fraction',
  }),
});
type Box = z.output<typeof params>;

/**
 * A rectangle is missing, half as high and wide as the image and in its middle unless told.
 * `y = m ⊙ x`, [C, H, W] → [C, H, W].
 *
 * @throws `bad-parameter` for a box that is not inside the image, or holds no pixel or all of them.
 */
export const boxInpainting: OperatorFactory<typeof params, DecomposedOperator> = defineOperator({
  name,
  title: 'Box inpainting',
  summary: 'A rectangle is missing',
  params,
  create(inputShape, box) {
    const image = imageSize(name, inputShape);
    const { top, left, bottom, right } = edges(image, box);
    const missing = new Uint8Array(image.height * image.width);
    for (let i = top; i < bottom; i++) missing.fill(1, i * image.width + left, i * image.width + right);
    return maskOperator(name, inputShape, missing);
  },
});

interface Edges {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

function edges({ height: H, width: W }: ImageSize, { top, left, height, width, unit }: Box): Edges {
  if (unit === 'px') {
    for (const [side, value] of Object.entries({ top, left, height, width })) {
      if (!Number.isInteger(value)) {
        throw new TweedieError(
          'bad-parameter',
          `${name}: ${side} must be a whole number of px, got ${value}`,
          {
            remedy: 'Give top, left, height and width, all in px.',
          },
        );
      }
    }
  }
  const [scaleY, scaleX] = unit === 'px' ? [1, 1] : [H, W];
  const box = {
    top: Math.round(top * scaleY),
    left: Math.round(left * scaleX),
    bottom: Math.round((top + height) * scaleY),
    right: Math.round((left + width) * scaleX),
  };
  const { top: t, left: l, bottom: b, right: r } = box;
  if (b > H || r > W || b <= t || r <= l) {
    throw new TweedieError(
      'bad-parameter',
      `${name}: the box must hold pixels of the image of ${H}×${W}, got rows ${t} to ${b} and columns ${l} to ${r}`,
      { remedy: 'The end is the first row or column after the box.' },
    );
  }
  return box;
}
