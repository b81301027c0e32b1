import { defineNode, param, type SizeFacts, TweedieError } from '@tweedie/core';
import { z } from 'zod';
import { mapImage } from './mapImage.ts';
import { cut, extentOf, type Extent, place } from './window.ts';

const side = { unit: 'px', min: 1, max: 16_384, default: 256 };
const where = { min: 0, max: 1, default: 0.5 };

/** A part of a picture. */
export const crop = defineNode({
  name: 'crop',
  version: 1,
  title: 'Crop',
  summary: 'A part of a picture',
  category: 'Input',
  aliases: ['cut', 'window', 'part'],
  params: z.strictObject({
    width: param.integer({ title: 'Width', ...side }),
    height: param.integer({ title: 'Height', ...side }),
    x: param.number({ title: 'From left', summary: '0 is at the left, 1 at the right', ...where }),
    y: param.number({ title: 'From top', summary: '0 is at the top, 1 at the bottom', ...where }),
  }),
  inputs: { image: { kind: 'image', title: 'Image' } },
  outputs: { image: { kind: 'image', title: 'Image' } },
  bypass: { image: 'image' },
  infer({ image }, { width, height }) {
    assertInside({ width, height }, image ?? {});
    return { image: { ...image, height, width } };
  },
  run({ image }, { width, height, x, y }) {
    const picture = extentOf(image);
    assertInside({ width, height }, picture);
    const window = place({ width, height }, picture, { x, y });
    return { image: mapImage(image, (planes) => cut(planes, window)) };
  },
});

function assertInside({ width, height }: Extent, picture: SizeFacts): void {
  const { width: w = width, height: h = height } = picture;
  if (width <= w && height <= h) return;
  throw new TweedieError(
    'bad-shape',
    `crop: the part must be inside the picture of ${w}×${h}, got ${width}×${height}`,
    {
      remedy: 'Make it smaller, or resize the picture first.',
    },
  );
}
