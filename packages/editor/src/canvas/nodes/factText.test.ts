import { expect, test } from 'vitest';
import { factText } from './factText.ts';

test.each([
  [{ kind: 'image', facts: { channels: 3, height: 48, width: 64 } }, '64×48 RGB'],
  [{ kind: 'image', facts: { channels: 1 } }, 'grey'],
  [{ kind: 'mask', facts: { channels: 1, height: 48, width: 64 } }, '64×48'],
  [{ kind: 'samples', facts: { count: 4, channels: 3, height: 48, width: 64 } }, '4 × 64×48 RGB'],
  [{ kind: 'number', facts: { value: 0.30000000000000004 } }, '0.3'],
  [{ kind: 'number', facts: {}, list: { lineage: 'a', length: 5 } }, '5 × '],
  [{ kind: 'table', facts: {} }, ''],
  [{ kind: 'prior', facts: { shape: { channels: 3, height: null, width: null, multiple: 8 } } }, 'RGB'],
] as const)('%j is known as %j', (facts, text) => {
  expect(factText(facts)).toBe(text);
});
