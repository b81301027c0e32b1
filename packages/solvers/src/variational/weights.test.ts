import { expect, test } from 'vitest';
import { weights } from './weights.ts';

test('each weight is the function that its name says', () => {
  const at = (sigma: number) => Object.values(weights).map((weight) => weight(sigma));
  expect(Object.keys(weights)).toEqual([
    'const',
    'linear',
    'sqrt',
    'square',
    'log',
    'truncated-linear',
    'power-two-thirds',
  ]);
  const close = (values: number[], expected: number[]) => {
    for (const [i, value] of values.entries()) expect(value).toBeCloseTo(expected[i]!, 12);
  };
  close(at(8), [1, 8, Math.sqrt(8), 64, Math.log(9), 1, 4]);
  close(at(0.125), [1, 0.125, Math.sqrt(0.125), 1 / 64, Math.log(1.125), 0.125, 0.25]);
});
