import { defineNode, type Tensor } from '@tweedie/core';
import { samplingMask as maskOf, samplingParameters } from '@tweedie/operators';
import { z } from 'zod';
import { factsOfMask, maskSize, sizeInput, sizeOfMask } from './maskSize.ts';

/** The places of k-space that a pattern leaves out. */
export const samplingMask = defineNode({
  name: 'sampling-mask',
  version: 1,
  title: 'Sampling mask',
  summary: 'Marks the places of k-space that are not measured: all but columns, spokes or points',
  category: 'Mask',
  aliases: ['mri', 'k-space', 'cartesian', 'radial', 'poisson', 'undersampling', 'acceleration'],
  params: z.strictObject({ ...samplingParameters, ...maskSize }),
  inputs: { image: sizeInput },
  outputs: { mask: { kind: 'mask', title: 'Mask' } },
  infer: ({ image }, params) => ({ mask: factsOfMask(image, params) }),
  run({ image }, { imageWidth, imageHeight, ...sampling }) {
    const size = sizeOfMask(image, { imageWidth, imageHeight });
    const data = Float32Array.from(maskOf(size, sampling), (missing) => 2 * missing - 1);
    return { mask: { shape: [1, 1, size.height, size.width], data } satisfies Tensor };
  },
});
