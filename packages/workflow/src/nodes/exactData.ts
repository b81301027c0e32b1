import { defineNode, sample } from '@tweedie/core';
import { z } from 'zod';
import { withExactData } from '../measurement/withExactData.ts';
import { opaque } from './mapImage.ts';
import { sizeOfSample } from '../types/sizeOf.ts';

/** Gives an estimate the very values that were measured exactly. */
export const exactData = defineNode({
  name: 'exact-data',
  version: 1,
  title: 'Exact data',
  summary: 'x + A⁺(y − A·x) where there is no noise: what a mask leaves keeps its very codes',
  category: 'Measurement',
  aliases: ['consistency', 'project', 'paste', 'keep'],
  params: z.strictObject({}),
  inputs: {
    samples: { kind: 'samples', title: 'Estimate', summary: 'An image, or samples' },
    measurement: { kind: 'measurement', title: 'Measurement' },
  },
  outputs: {
    image: { kind: 'image', title: 'Image', summary: 'The first sample' },
    samples: { kind: 'samples', title: 'Samples' },
  },
  infer: ({ samples = {} }) => ({ image: sizeOfSample(samples), samples }),
  bypass: { samples: 'samples' },
  async run({ samples, measurement }) {
    const exact = await withExactData(samples, measurement);
    return { image: opaque(sample(exact, 0)), samples: exact };
  },
});
