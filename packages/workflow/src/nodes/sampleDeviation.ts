import { defineNode, map, mean, param } from '@tweedie/core';
import { z } from 'zod';
import { opaque } from './mapImage.ts';
import { moments } from './moments.ts';
import { sizeOfSample } from '../types/sizeOf.ts';

/** Where samples differ: the standard deviation of every pixel, as a picture and as numbers. */
export const sampleDeviation = defineNode({
  name: 'sample-deviation',
  version: 1,
  title: 'Spread of samples',
  summary: 'The standard deviation of every pixel over the samples: light is where they differ',
  category: 'Samples',
  aliases: ['uncertainty', 'standard deviation', 'variance', 'error bars'],
  params: z.strictObject({
    white: param.number({
      title: 'White',
      summary: 'The standard deviation that is shown as white; 0 stands for the largest one',
      unit: 'model units',
      min: 0,
      default: 0,
    }),
  }),
  inputs: { samples: { kind: 'samples', title: 'Samples' } },
  outputs: {
    image: { kind: 'image', title: 'Spread', summary: 'Black where all samples agree' },
    table: { kind: 'table', title: 'Numbers' },
    mean: { kind: 'number', title: 'Mean spread' },
  },
  infer: ({ samples }) => ({ image: sizeOfSample(samples), table: {}, mean: {} }),
  run({ samples }, { white }) {
    const { deviation } = moments(samples);
    const largest = deviation.data.reduce((most, value) => Math.max(most, value), 0);
    const unit = white > 0 ? white : largest > 0 ? largest : 1;
    const average = mean(deviation)[0]!;
    return {
      image: opaque(map(deviation, (value) => Math.min(1, (2 * value) / unit - 1))),
      table: {
        columns: [
          { name: 'Samples' },
          { name: 'Mean spread', unit: 'model units' },
          { name: 'Largest spread', unit: 'model units' },
          { name: 'Shown as white', unit: 'model units' },
        ],
        rows: [[samples.shape[0]!, average, largest, unit]],
      },
      mean: average,
    };
  },
});
