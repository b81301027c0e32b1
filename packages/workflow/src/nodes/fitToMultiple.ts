import { defineNode, param, type SizeFacts, TweedieError } from '@tweedie/core';
import { z } from 'zod';
import { mapImage } from './mapImage.ts';
import { resizeImage } from './resize.ts';
import { cut, extentOf, place } from './window.ts';

/** A picture whose sides are multiples of a number, as downsampling and some priors need it. */
export const fitToMultiple = defineNode({
  name: 'fit-to-multiple',
  version: 1,
  title: 'Fit to a multiple',
  summary: 'Makes the sides multiples of a number, as downsampling and some priors need it',
  category: 'Input',
  aliases: ['crop', 'resize', 'divisible', 'size'],
  params: z.strictObject({
    multiple: param.integer({ title: 'Multiple', unit: 'px', min: 1, max: 4096, default: 8 }),
    by: param.choice(['crop', 'resize'], {
      title: 'By',
      summary: 'Crop takes a little off all sides; resize goes to the nearest size',
      default: 'crop',
    }),
  }),
  inputs: { image: { kind: 'image', title: 'Image' } },
  outputs: { image: { kind: 'image', title: 'Image' } },
  bypass: { image: 'image' },
  infer: ({ image = {} }, params) => ({
    image: {
      ...image,
      ...(image.height !== undefined && { height: fitted(image.height, params) }),
      ...(image.width !== undefined && { width: fitted(image.width, params) }),
    } satisfies SizeFacts,
  }),
  run({ image }, params) {
    const picture = extentOf(image);
    const size = { height: fitted(picture.height, params), width: fitted(picture.width, params) };
    if (params.by === 'resize') return { image: resizeImage(image, size) };
    return { image: mapImage(image, (x) => cut(x, place(size, picture))) };
  },
});

function fitted(
  length: number,
  { multiple, by }: { readonly multiple: number; readonly by: 'crop' | 'resize' },
): number {
  if (by === 'resize') return multiple * Math.max(1, Math.round(length / multiple));
  if (length >= multiple) return length - (length % multiple);
  throw new TweedieError(
    'bad-shape',
    `fit-to-multiple: a side to crop must have ${multiple} px at least, got ${length}`,
    { remedy: 'Set it to resize.' },
  );
}
