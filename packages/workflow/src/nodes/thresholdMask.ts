import { defineNode, luma, map, param } from '@tweedie/core';
import { z } from 'zod';
import { maskOf } from '../masks/maskOf.ts';

/** A mask from the light, or the dark, parts of a picture. */
export const thresholdMask = defineNode({
  name: 'threshold-mask',
  version: 1,
  title: 'Mask from an image',
  summary: 'Marks what is light in a picture; what is transparent counts as black',
  category: 'Mask',
  aliases: ['threshold', 'binarise', 'painted', 'white'],
  params: z.strictObject({
    threshold: param.number({
      title: 'Threshold',
      summary: 'How light a pixel must be: 0 is black, 1 is white. Soft edges of white strokes are above 0.1',
      min: 0,
      max: 1,
      default: 0.1,
    }),
    invert: param.boolean({ title: 'Invert', summary: 'Marks what is dark instead', default: false }),
    grow: param.integer({
      title: 'Grow',
      summary: 'By how much what is marked is widened',
      unit: 'px',
      min: 0,
      max: 64,
      default: 0,
    }),
  }),
  inputs: { image: { kind: 'image', title: 'Image' } },
  outputs: { mask: { kind: 'mask', title: 'Mask' } },
  infer: ({ image }) => ({ mask: { ...image, channels: 1 } }),
  run({ image: { tensor, alpha } }, { threshold, invert, grow }) {
    const grey = map(luma(tensor), (value, i) => (alpha ? (value + 1) * alpha[i]! - 1 : value));
    const above = 2 * threshold - 1;
    return {
      mask: invert
        ? maskOf(
            map(grey, (value) => (value > above ? -1 : 1)),
            { grow },
          )
        : maskOf(grey, { above, grow }),
    };
  },
});
