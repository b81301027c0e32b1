import { expect, test } from 'vitest';
import { formatNumber } from './formatNumber.ts';
import { ticks } from './ticks.ts';

test.each([
  [0, '0'],
  [27.4123, '27.41'],
  [0.00213, '0.00213'],
  [0.81234, '0.8123'],
  [-0.5, '−0.5'],
  [123456.7, '123457'],
  [1.234e-7, '1.23e−7'],
  [NaN, '–'],
  [-Infinity, '−∞'],
])('%d is written %s', (value, text) => {
  expect(formatNumber(value)).toBe(text);
});

test.each([
  [255, [0, 100, 200]],
  [35.4, [0, 10, 20, 30]],
  [1, [0, 0.2, 0.4, 0.6, 0.8, 1]],
  [0, [0]],
  [NaN, [0]],
])('a scale to %d has ticks at round numbers', (max, expected) => {
  const found = ticks(max);
  expect(found).toHaveLength(expected.length);
  found.forEach((tick, i) => expect(tick).toBeCloseTo(expected[i]!, 12));
});
