import {
  defineOperator,
  type LinearOperator,
  type OperatorFactory,
  param,
  TweedieError,
} from '@tweedie/core';
import { z } from 'zod';
import { boundaryParameter } from '../convolution/boundary.ts';
import { convolution } from '../convolution/convolution.ts';
import { drawPsf } from '../convolution/psf.ts';

const name = 'uniform-blur';
const params = z.strictObject({
  size: param.integer({
    title: 'Size',
    summary: 'Side of the square, odd',
    unit: 'px',
    min: 1,
    max: 2047,
    default: 9,
  }),
  boundary: boundaryParameter,
});

/**
 * Each pixel becomes the mean of the size×size pixels around it: [C, H, W] → [C, H, W]. `convolution` says when
 * its singular value decomposition exists.
 *
 * @throws `bad-parameter` for an even size, which has no pixel in the middle.
 */
export const uniformBlur: OperatorFactory<typeof params, LinearOperator> = defineOperator({
  name,
  title: 'Uniform blur',
  summary: 'Each pixel becomes the mean of a square around it',
  params,
  create(inputShape, { size, boundary }) {
    if (size % 2 === 0) {
      throw new TweedieError('bad-parameter', `${name}: size must be odd, got ${size}`, {
        remedy: 'An even square has no pixel in its middle, so it would shift the image.',
      });
    }
    const radius = (size - 1) / 2;
    return convolution({ name, inputShape, boundary, psf: drawPsf([radius, radius], () => 1) });
  },
});
