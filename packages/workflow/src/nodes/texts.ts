import { defineNode } from '@tweedie/core';
import { z } from 'zod';

/** A list of words, such as the choices of a parameter. */
export const texts = defineNode({
  name: 'texts',
  version: 1,
  title: 'Words',
  summary: 'A list of words, such as the choices of a parameter: what hangs on it runs once for each',
  category: 'List',
  aliases: ['sweep', 'choices', 'strings', 'list', 'loop'],
  params: z.strictObject({
    values: z
      .array(z.string().max(1000))
      .max(10_000)
      .default([])
      .meta({ title: 'Values', description: 'Words in order' }),
  }),
  inputs: {},
  outputs: { texts: { kind: 'text', title: 'Words', list: true } },
  items: ({ values }) => ({ texts: values }),
  infer: () => ({ texts: {} }),
  run: (_, { values }) => ({ texts: values }),
});
