import { defineNode, param } from '@tweedie/core';
import { z } from 'zod';

/** Seeds one after the other. */
export const seeds = defineNode({
  name: 'seeds',
  version: 1,
  title: 'Seeds',
  summary: 'Whole numbers in a row: each seed gives another answer',
  category: 'List',
  aliases: ['random', 'sweep', 'repeat', 'loop'],
  params: z.strictObject({
    first: param.integer({ title: 'First', min: 0, default: 0 }),
    count: param.integer({ title: 'Count', min: 1, max: 10_000, default: 4 }),
  }),
  inputs: {},
  outputs: { seeds: { kind: 'number', title: 'Seeds', list: true } },
  items: (params) => ({ seeds: seedsOf(params) }),
  infer: () => ({ seeds: {} }),
  run: (_, params) => ({ seeds: seedsOf(params) }),
});

function seedsOf({ first, count }: { first: number; count: number }): readonly number[] {
  return Array.from({ length: count }, (_, i) => first + i);
}
