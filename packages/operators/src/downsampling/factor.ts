import { param, type Shape, TweedieError } from '@tweedie/core';
import type { z } from 'zod';
import { type ImageSize, imageSize } from '../imageSize.ts';

/** How many pixels of the image, along each axis, become one. */
export const factorParameter: z.ZodDefault<z.ZodNumber> = param.integer({
  title: 'Factor',
  summary: 'How many times smaller the image becomes, along each axis',
  min: 1,
  default: 4,
});

/** The size of an image whose sides are multiples of `factor`. Throws `bad-shape` for any other. */
export function divisibleSize(place: string, shape: Shape, factor: number): ImageSize {
  const { channels, height, width } = imageSize(place, shape);
  if (height % factor === 0 && width % factor === 0) return { channels, height, width };
  const [rows, columns] = [height, width].map((length) => factor * Math.max(1, Math.floor(length / factor)));
  throw new TweedieError(
    'bad-shape',
    `${place}: height and width must be multiples of the factor ${factor}, got ${height}×${width}`,
    { remedy: `Crop or scale the image to ${rows}×${columns}.` },
  );
}

/** The shape that downsampling came from. */
export function enlarged([channels, height, width]: Shape, factor: number): Shape {
  return [channels!, height! * factor, width! * factor];
}
