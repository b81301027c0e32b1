import { defineNode } from '@tweedie/core';
import { z } from 'zod';

/** Shows a picture. */
export const show = defineNode({
  name: 'show',
  version: 1,
  title: 'Show',
  summary: 'Shows a picture',
  category: 'Output',
  aliases: ['preview', 'view', 'display'],
  params: z.strictObject({}),
  inputs: { image: { kind: 'image', title: 'Image' } },
  outputs: { image: { kind: 'image', title: 'Image' } },
  bypass: { image: 'image' },
  isResult: true,
  infer: ({ image = {} }) => ({ image }),
  run: ({ image }) => ({ image }),
});
