import { expect, test } from 'vitest';
import { formatFacts } from './facts.ts';

test('facts stand in a column, a list takes a line for each item, and what is not known is left out', () => {
  expect(formatFacts({ kind: 'prior', trainingData: 'none', licence: undefined, inputs: ['x', 't'] })).toBe(
    ['kind           prior', 'training data  none', 'inputs         x', '               t'].join('\n'),
  );
});
