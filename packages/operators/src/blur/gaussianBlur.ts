import { defineOperator, type LinearOperator, type OperatorFactory, param } from '@tweedie/core';
import { z } from 'zod';
import { boundaryParameter } from '../convolution/boundary.ts';
import { convolution } from '../convolution/convolution.ts';
import { gaussianPsf } from './gaussianPsf.ts';

const name = 'gaussian-blur';
const params = z.strictObject({
  sigma: param.number({
    title: 'Width',
    summary: 'Standard deviation of the blur',
    unit: 'px',
    above: 0,
    max: 256,
    default: 3,
  }),
  boundary: boundaryParameter,
});

/**
 * Blurs with `exp(−r²/2σ²)`, cut at ⌈4σ⌉ pixels and of sum 1: [C, H, W] → [C, H, W]. `convolution` says when its
 * singular value decomposition exists.
 */
export const gaussianBlur: OperatorFactory<typeof params, LinearOperator> = defineOperator({
  name,
  title: 'Gaussian blur',
  summary: 'Out of focus: each pixel spreads into a round Gaussian spot',
  params,
  create: (inputShape, { sigma, boundary }) =>
    convolution({ name, inputShape, boundary, psf: gaussianPsf({ along: sigma, across: sigma, angle: 0 }) }),
});
