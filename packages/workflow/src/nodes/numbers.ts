import { defineNode } from '@tweedie/core';
import { z } from 'zod';

/** A list of numbers that are written down. */
export const numbers = defineNode({
  name: 'numbers',
  version: 1,
  title: 'Numbers',
  summary: 'A list of numbers: what hangs on it runs once for each',
  category: 'List',
  aliases: ['sweep', 'list', 'values', 'loop'],
  params: z.strictObject({
    values: z
      .array(z.number())
      .max(10_000)
      .default([1, 2, 3])
      .meta({ title: 'Values', description: 'Numbers in order' }),
  }),
  inputs: {},
  outputs: { numbers: { kind: 'number', title: 'Numbers', list: true } },
  items: ({ values }) => ({ numbers: values }),
  infer: () => ({ numbers: {} }),
  run: (_, { values }) => ({ numbers: values }),
});
