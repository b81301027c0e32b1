import { createRandom, defineNode, measure as measureImage, param, type PortFacts } from '@tweedie/core';
import { gaussianNoise } from '@tweedie/operators';
import { z } from 'zod';
import { shapeOf } from '../types/sizeOf.ts';

/** Simulates what would be measured of a picture. */
export const measure = defineNode({
  name: 'measure',
  version: 1,
  title: 'Measure',
  summary: 'Damages a clean picture as the operator says, and adds noise',
  category: 'Measurement',
  aliases: ['degrade', 'simulate', 'damage', 'apply'],
  params: z.strictObject({
    seed: param.integer({ title: 'Seed', summary: 'The same seed gives the same noise', min: 0, default: 0 }),
  }),
  inputs: {
    image: { kind: 'image', title: 'Image', summary: 'The clean picture' },
    operator: { kind: 'operator', title: 'Operator' },
    noise: { kind: 'noise', title: 'Noise', summary: 'None, unless connected', optional: true },
  },
  outputs: { measurement: { kind: 'measurement', title: 'Measurement' } },
  infer({ image, operator = {}, noise = { name: 'gaussian', gaussian: true } }) {
    const shape = shapeOf(image);
    const facts = shape && operator.at?.(shape);
    return {
      measurement: { ...(facts && { operator: { name: operator.name ?? 'the operator', ...facts } }), noise },
    } satisfies { measurement: PortFacts['measurement'] };
  },
  async run({ image: { tensor }, operator, noise = gaussianNoise({ sigma: 0 }) }, { seed }) {
    const made = operator.create(tensor.shape.slice(1));
    return { measurement: await measureImage(tensor, { operator: made, noise, random: createRandom(seed) }) };
  },
});
