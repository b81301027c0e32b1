import { defineNode, samples as samplesOf } from '@tweedie/core';
import { z } from 'zod';
import { opaque } from './mapImage.ts';
import { sizeOfSample } from '../types/sizeOf.ts';

/** Every sample as a picture of its own. */
export const splitSamples = defineNode({
  name: 'split-samples',
  version: 1,
  title: 'Samples to images',
  summary: 'Every sample as a picture of a list',
  category: 'Samples',
  aliases: ['unbatch', 'list', 'each'],
  params: z.strictObject({}),
  inputs: { samples: { kind: 'samples', title: 'Samples' } },
  outputs: { images: { kind: 'image', title: 'Images', list: true } },
  infer: ({ samples }) => ({ images: sizeOfSample(samples) }),
  run: ({ samples }) => ({ images: samplesOf(samples).map(opaque) }),
});
