import { defineNode, TweedieError } from '@tweedie/core';
import { z } from 'zod';
import { given, knownEach, listInputs, listOutputs, type Lists, pickEach } from './listPorts.ts';

/** Pairs lists: the first items go together, the second ones, and so on. */
export const zip = defineNode({
  name: 'zip',
  version: 1,
  title: 'Zip',
  summary: 'Pairs lists of one length item by item: the first with the first, the second with the second',
  category: 'List',
  aliases: ['pair', 'combine', 'together', 'align'],
  params: z.strictObject({}),
  inputs: listInputs,
  outputs: listOutputs,
  infer: (facts) => facts,
  items: (_, lists) => knownEach(lists, zipped),
  run: zipped,
});

function zipped(lists: Partial<Lists>): Lists {
  const lengths = given(lists);
  const [[first, count] = ['images', 0] as const] = lengths;
  const other = lengths.find(([, length]) => length !== count);
  if (!other) return pickEach(lists, count, (_, i) => i);
  throw new TweedieError(
    'bad-value',
    `zip: lists must have one length, got ${count} ${first} and ${other[1]} ${other[0]}`,
    { remedy: 'Take lists of one length, or the Product node.' },
  );
}
