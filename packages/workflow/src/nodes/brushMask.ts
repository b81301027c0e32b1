import { defineNode } from '@tweedie/core';
import { z } from 'zod';
import { drawStrokes } from '../masks/drawStrokes.ts';
import { strokes } from '../masks/strokes.ts';
import { factsOfMask, maskSize, sizeInput, sizeOfMask } from './maskSize.ts';

/** A mask that somebody drew. What was painted is kept as lines and areas, so that it fits any size. */
export const brushMask = defineNode({
  name: 'brush-mask',
  version: 1,
  title: 'Brush mask',
  summary: 'Marks what you paint',
  category: 'Mask',
  aliases: ['paint', 'draw', 'strokes', 'scratches', 'inpaint'],
  params: z.strictObject({
    strokes: strokes.default([]).meta({
      title: 'Strokes',
      description:
        'Lines, areas and inversions in their order; places and radii are fractions of the image: 0, 0 is its top left',
    }),
    ...maskSize,
  }),
  inputs: { image: sizeInput },
  outputs: { mask: { kind: 'mask', title: 'Mask' } },
  infer: ({ image }, params) => ({ mask: factsOfMask(image, params) }),
  run: ({ image }, params) => ({ mask: drawStrokes(params.strokes, sizeOfMask(image, params)) }),
});
