import { defineNode, type ImageTensor, param } from '@tweedie/core';
import { resize as resized } from '@tweedie/operators';
import { z } from 'zod';
import { mapImage } from './mapImage.ts';
import { cut, type Extent, extentOf, place } from './window.ts';

const side = { unit: 'px', min: 1, max: 16_384, default: 256 };

/** A picture at another size, by cubic interpolation with antialiasing. */
export const resize = defineNode({
  name: 'resize',
  version: 1,
  title: 'Resize',
  summary: 'A picture at another size, by cubic interpolation with antialiasing',
  category: 'Input',
  aliases: ['scale', 'size', 'bicubic', 'fit'],
  params: z.strictObject({
    width: param.integer({ title: 'Width', ...side }),
    height: param.integer({ title: 'Height', ...side }),
    fit: param.choice(['cover', 'stretch'], {
      title: 'Fit',
      summary: 'Cover keeps the proportions and crops what is left over; stretch does not',
      default: 'cover',
    }),
  }),
  inputs: { image: { kind: 'image', title: 'Image' } },
  outputs: { image: { kind: 'image', title: 'Image' } },
  bypass: { image: 'image' },
  infer: ({ image }, { width, height }) => ({ image: { ...image, height, width } }),
  run: ({ image }, { width, height, fit }) => ({
    image: fit === 'cover' ? cover(image, { width, height }) : resizeImage(image, { width, height }),
  }),
});

/** A picture stretched to a size. */
export function resizeImage(image: ImageTensor, size: Extent): ImageTensor {
  return mapImage(image, (x) => resized(x, size));
}

function cover(image: ImageTensor, size: Extent): ImageTensor {
  const { width, height } = extentOf(image);
  const scale = Math.max(size.width / width, size.height / height);
  const whole = {
    width: Math.max(size.width, Math.round(scale * width)),
    height: Math.max(size.height, Math.round(scale * height)),
  };
  const window = place(size, whole);
  return mapImage(image, (x) => cut(resized(x, whole), window));
}
