import { defineNode, param } from '@tweedie/core';
import { gaussianNoise } from '@tweedie/operators';
import { z } from 'zod';
import { operatorFacts } from '../catalogue/operatorFacts.ts';
import { measurementOf, operatorFor } from '../measurement/measurementOf.ts';
import { shapeOf } from '../types/sizeOf.ts';
import { makerOf } from './compose.ts';

const channelsOf = { 'as-measured': undefined, colour: 3, grey: 1 } as const;

/** A damaged picture as the measurement itself, without any clean one. */
export const measurement = defineNode({
  name: 'measurement',
  version: 1,
  title: 'Measurement',
  summary: 'A damaged picture as the measurement itself: says what happened to it',
  category: 'Measurement',
  aliases: ['damaged', 'photo', 'real', 'restore', 'y'],
  params: z.strictObject({
    restore: param.choice(['as-measured', 'colour', 'grey'], {
      title: 'Restore',
      summary:
        'A picture with as many channels as the damaged one, in colour, or in grey, as the prior needs it',
      default: 'as-measured',
    }),
  }),
  inputs: {
    image: { kind: 'image', title: 'Image', summary: 'The damaged picture' },
    operator: { kind: 'operator', title: 'Operator', summary: 'What happened to it' },
    noise: { kind: 'noise', title: 'Noise', summary: 'None, unless connected', optional: true },
  },
  outputs: { measurement: { kind: 'measurement', title: 'Measurement' } },
  infer({ image, operator, noise = { name: 'gaussian', gaussian: true } }, { restore }) {
    const [shape, maker] = [shapeOf(image), makerOf(operator)];
    if (!shape || !maker) return { measurement: { noise } };
    const made = operatorFor(maker, shape, channelsOf[restore]);
    return { measurement: { operator: { name: made.name, ...operatorFacts(made) }, noise } };
  },
  run: async ({ image, operator, noise = gaussianNoise({ sigma: 0 }) }, { restore }) => ({
    measurement: await measurementOf(image.tensor, {
      recipe: operator,
      noise,
      channels: channelsOf[restore],
    }),
  }),
});
