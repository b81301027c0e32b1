import { expect, test } from 'vitest';
import { viewOf } from './viewOf.ts';

test.each([
  ['', '', false, 'graph', false],
  ['', '', true, 'form', false],
  ['?view=form', '', false, 'form', false],
  ['', '#g=abc&view=form&embed=1', false, 'form', true],
  ['?view=graph', '', true, 'graph', false],
  ['?view=form', '#view=graph', false, 'form', false],
  ['?view=nothing&embed=0', '', false, 'graph', false],
] as const)('%s %s, small %s: %s', (search, hash, isSmall, view, embed) => {
  expect(viewOf({ search, hash }, isSmall)).toEqual({ view, embed });
});
