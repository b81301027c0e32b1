import { defineNode, param } from '@tweedie/core';
import { z } from 'zod';
import { opaque } from './mapImage.ts';
import { drawPhantom } from './phantoms/phantoms.ts';

const side = { unit: 'px', min: 1, max: 4096, default: 256 };

/** A test picture that is drawn, not read. */
export const phantom = defineNode({
  name: 'phantom',
  version: 1,
  title: 'Test picture',
  summary: 'A test picture that needs no file: leaves, a head, a star, print, colours, rings',
  category: 'Input',
  aliases: ['phantom', 'shepp', 'logan', 'siemens', 'zone plate', 'chart', 'sample'],
  params: z.strictObject({
    kind: param.choice(['leaves', 'shepp-logan', 'star', 'text', 'colours', 'zone-plate'], {
      title: 'Kind',
      default: 'leaves',
    }),
    width: param.integer({ title: 'Width', ...side }),
    height: param.integer({ title: 'Height', ...side }),
  }),
  inputs: {},
  outputs: { image: { kind: 'image', title: 'Image' } },
  infer: (_, { width, height }) => ({ image: { channels: 3, height, width } }),
  run: (_, { kind, width, height }) => ({ image: opaque(drawPhantom(kind, { height, width })) }),
});
