import { defineNode } from '@tweedie/core';
import { z } from 'zod';
import { opaque } from './mapImage.ts';
import { moments } from './moments.ts';
import { sizeOfSample } from '../types/sizeOf.ts';

/** The mean of samples: of all estimates the one with the least squared error. */
export const sampleMean = defineNode({
  name: 'sample-mean',
  version: 1,
  title: 'Mean of samples',
  summary: 'The mean of every pixel over the samples',
  category: 'Samples',
  aliases: ['average', 'posterior mean', 'mmse'],
  params: z.strictObject({}),
  inputs: { samples: { kind: 'samples', title: 'Samples' } },
  outputs: { image: { kind: 'image', title: 'Mean' } },
  infer: ({ samples }) => ({ image: sizeOfSample(samples) }),
  run: ({ samples }) => ({ image: opaque(moments(samples).mean) }),
});
