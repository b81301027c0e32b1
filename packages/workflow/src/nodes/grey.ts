import { defineNode, luma } from '@tweedie/core';
import { z } from 'zod';

/** The luma of a picture, in one channel. */
export const grey = defineNode({
  name: 'grey',
  version: 1,
  title: 'Turn grey',
  summary: 'One channel: 0.299·R + 0.587·G + 0.114·B',
  category: 'Input',
  aliases: ['gray', 'luma', 'black and white', 'desaturate', 'channel'],
  params: z.strictObject({}),
  inputs: { image: { kind: 'image', title: 'Image' } },
  outputs: { image: { kind: 'image', title: 'Image' } },
  bypass: { image: 'image' },
  infer: ({ image }) => ({ image: { ...image, channels: 1 } }),
  run: ({ image: { tensor, alpha } }) => ({ image: { tensor: luma(tensor), alpha } }),
});
