import { defineNode, TweedieError } from '@tweedie/core';
import { z } from 'zod';
import {
  given,
  knownEach,
  listInputs,
  type ListName,
  listOutputs,
  type Lists,
  pickEach,
} from './listPorts.ts';

const most = 10_000;

/** Every item of each list with every item of the others. */
export const product = defineNode({
  name: 'product',
  version: 1,
  title: 'Product',
  summary: 'Every item of each list with every item of the others; the last list changes fastest',
  category: 'List',
  aliases: ['grid', 'cross', 'combine', 'all pairs'],
  params: z.strictObject({}),
  inputs: listInputs,
  outputs: listOutputs,
  infer: (facts) => facts,
  items: (_, lists) => knownEach(lists, multiplied),
  run: multiplied,
});

function multiplied(lists: Partial<Lists>): Lists {
  const lengths = given(lists);
  const count = lengths.length === 0 ? 0 : lengths.reduce((all, [, length]) => all * length, 1);
  if (count > most) {
    throw new TweedieError('bad-value', `product: there may be at most ${most} items, got ${count}`, {
      remedy: 'Take shorter lists.',
    });
  }
  const strides = new Map<ListName, readonly [length: number, stride: number]>();
  let stride = 1;
  for (const [name, length] of lengths.toReversed()) {
    strides.set(name, [length, stride]);
    stride *= length;
  }
  return pickEach(lists, count, (name, i) => {
    const [length, every] = strides.get(name)!;
    return Math.floor(i / every) % length;
  });
}
