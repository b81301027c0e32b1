import {
  type DecomposedOperator,
  defineOperator,
  type OperatorFactory,
  param,
  TweedieError,
} from '@tweedie/core';
import { z } from 'zod';
import { imageSize } from '../imageSize.ts';
import { maskOperator } from './maskOperator.ts';

const name = 'stripes-inpainting';
const params = z.strictObject({
  period: param.integer({
    title: 'Period',
    summary: 'From one stripe to the next',
    unit: 'px',
    min: 2,
    default: 8,
  }),
  width: param.integer({ title: 'Width', summary: 'Of a stripe', unit: 'px', min: 1, default: 3 }),
  direction: param.choice(['horizontal', 'vertical'], { title: 'Direction', default: 'horizontal' }),
});

/**
 * Stripes are missing: the last `width` rows (or columns) of every `period`. `y = m ⊙ x`, [C, H, W] → [C, H, W].
 *
 * @throws `bad-parameter` for stripes as wide as their period.
 */
export const stripesInpainting: OperatorFactory<typeof params, DecomposedOperator> = defineOperator({
  name,
  title: 'Stripes inpainting',
  summary: 'Stripes are missing',
  params,
  create(inputShape, { period, width: thickness, direction }) {
    const { height, width } = imageSize(name, inputShape);
    if (thickness >= period) {
      throw new TweedieError(
        'bad-parameter',
        `${name}: width must be less than the period of ${period} px, got ${thickness}`,
      );
    }
    const missing = new Uint8Array(height * width);
    for (let i = 0; i < missing.length; i++) {
      const position = direction === 'horizontal' ? Math.floor(i / width) : i % width;
      missing[i] = Number(position % period >= period - thickness);
    }
    return maskOperator(name, inputShape, missing);
  },
});
