import { expect, test } from 'vitest';
import { readNumber } from './explainNumber.ts';

const sigma = { name: 'sigma', title: 'Sigma', kind: 'number', min: 0, minExcluded: true, max: 20 } as const;
const steps = { name: 'steps', title: 'Steps', kind: 'integer', min: 1 } as const;

test.each([
  ['0.05', 0.05],
  [' 1e-3 ', 0.001],
  ['0,5', 0.5],
  ['6.375/255', 0.025],
])('%j is read as %d', (text, value) => {
  expect(readNumber(text, sigma)).toEqual({ value });
});

test.each([
  ['', 'A number is missing.'],
  ['x', '“x” is not a number.'],
  ['1/0', '“1/0” is not a number.'],
  ['1//2', '“1//2” is not a number.'],
  ['0', 'Sigma must be greater than 0, got 0.'],
  ['21', 'Sigma must be at most 20, got 21.'],
])('%j is refused: %s', (text, why) => {
  expect(readNumber(text, sigma)).toEqual({ why });
});

test('a whole number is asked for where there must be one', () => {
  expect(readNumber('2.5', steps)).toEqual({ why: 'Steps must be a whole number, got 2.5.' });
  expect(readNumber('0', steps)).toEqual({ why: 'Steps must be at least 1, got 0.' });
});
