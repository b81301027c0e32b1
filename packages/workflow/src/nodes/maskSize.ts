import { type ImageTensor, param, type Port, type SizeFacts } from '@tweedie/core';
import type { Extent } from './window.ts';
import { extentOf } from './window.ts';

const side = {
  summary: 'Where no image is connected',
  unit: 'px',
  min: 1,
  max: 16_384,
  default: 256,
};

/** The size of a mask that is drawn: that of the image, where one is connected. */
export const maskSize = {
  imageWidth: param.integer({ title: 'Image width', ...side }),
  imageHeight: param.integer({ title: 'Image height', ...side }),
};

interface Given {
  readonly imageWidth: number;
  readonly imageHeight: number;
}

/** The image that a mask is for. */
export const sizeInput = {
  kind: 'image',
  title: 'Image',
  summary: 'Gives the mask its size',
  optional: true,
} as const satisfies Port<'image'>;

export function sizeOfMask(image: ImageTensor | undefined, { imageHeight, imageWidth }: Given): Extent {
  return image ? extentOf(image) : { height: imageHeight, width: imageWidth };
}

export function factsOfMask(image: SizeFacts | undefined, { imageHeight, imageWidth }: Given): SizeFacts {
  const { height, width } = image ?? { height: imageHeight, width: imageWidth };
  return {
    channels: 1,
    ...(height !== undefined && { height }),
    ...(width !== undefined && { width }),
  };
}
