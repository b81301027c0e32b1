import { defineOperator, type LinearOperator, type OperatorFactory, param } from '@tweedie/core';
import { z } from 'zod';
import { boundaryParameter } from '../convolution/boundary.ts';
import { convolution } from '../convolution/convolution.ts';
import { drawPsf, type Psf } from '../convolution/psf.ts';
import { direction } from './gaussianPsf.ts';

const name = 'motion-blur';
const params = z.strictObject({
  length: param.number({
    title: 'Length',
    summary: 'Of the path',
    unit: 'px',
    min: 1,
    max: 2048,
    default: 15,
  }),
  angle: param.number({
    title: 'Angle',
    summary: 'Of the path, anticlockwise from the right',
    unit: '°',
    default: 0,
  }),
  boundary: boundaryParameter,
});

/**
 * The camera moved along a straight path: each pixel spreads along a line, with soft edges and ends, of sum 1:
 * [C, H, W] → [C, H, W]. `convolution` says when its singular value decomposition exists: on a reflecting
 * boundary, where the path is level or upright.
 */
export const motionBlur: OperatorFactory<typeof params, LinearOperator> = defineOperator({
  name,
  title: 'Motion blur',
  summary: 'The camera moved along a straight path',
  params,
  create: (inputShape, { length, angle, boundary }) =>
    convolution({ name, inputShape, boundary, psf: linePsf(length, direction(angle)) }),
});

/** Pixels weigh 1 minus their distance to the path, which is `length` px long with its end pixels. */
function linePsf(length: number, [cos, sin]: readonly [number, number]): Psf {
  const half = (length - 1) / 2;
  const radii = [Math.ceil(half * Math.abs(sin)), Math.ceil(half * Math.abs(cos))] as const;
  return drawPsf(radii, (y, x) => {
    const along = Math.min(half, Math.max(-half, x * cos - y * sin)); // y points down
    return Math.max(0, 1 - Math.hypot(x - along * cos, y + along * sin));
  });
}
