import { expect, test } from 'vitest';
import { viewOf } from './viewOf.ts';

test.each([
  ['', '', false, { view: 'graph', embed: false }],
  ['', '', true, { view: 'form', embed: false }],
  ['?view=form', '', false, { view: 'form', embed: false }],
  ['', '#g=abc&view=form&embed=1', false, { view: 'form', embed: true }],
  ['?view=graph', '', true, { view: 'graph', embed: false }],
  ['?view=form', '#view=graph', false, { view: 'form', embed: false }],
  ['?view=nothing&embed=0', '', false, { view: 'graph', embed: false }],
] as const)('%s %s, small %s', (search, hash, isSmall, expected) => {
  expect(viewOf({ search, hash }, isSmall)).toEqual(expected);
});
