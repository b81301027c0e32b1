import { defineOperator, type LinearOperator, type OperatorFactory, param } from '@tweedie/core';
import { z } from 'zod';
import { boundaryParameter } from '../convolution/boundary.ts';
import { convolution } from '../convolution/convolution.ts';
import { gaussianPsf } from './gaussianPsf.ts';

const name = 'anisotropic-blur';
const params = z.strictObject({
  along: param.number({
    title: 'Width along',
    summary: 'Standard deviation along the axis',
    unit: 'px',
    above: 0,
    max: 256,
    default: 5,
  }),
  across: param.number({
    title: 'Width across',
    summary: 'Standard deviation across the axis',
    unit: 'px',
    above: 0,
    max: 256,
    default: 1,
  }),
  angle: param.number({
    title: 'Angle',
    summary: 'Of the axis, anticlockwise from the right',
    unit: '°',
    default: 0,
  }),
  boundary: boundaryParameter,
});

/**
 * Blurs with an oblong Gaussian of two widths, turned by an angle, cut at four standard deviations and of sum 1:
 * [C, H, W] → [C, H, W]. `convolution` says when its singular value decomposition exists: on a reflecting
 * boundary, where the axis is level or upright.
 */
export const anisotropicBlur: OperatorFactory<typeof params, LinearOperator> = defineOperator({
  name,
  title: 'Anisotropic blur',
  summary: 'Each pixel spreads into an oblong Gaussian spot',
  params,
  create: (inputShape, { along, across, angle, boundary }) =>
    convolution({ name, inputShape, boundary, psf: gaussianPsf({ along, across, angle }) }),
});
