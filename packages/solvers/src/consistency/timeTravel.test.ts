import { expect, test } from 'vitest';
import { timeTravel } from './timeTravel.ts';

test('once is straight down', () => {
  expect([...timeTravel([3, 2, 1, 0], { travelLength: 2, travelRepeats: 1 })]).toEqual([
    [3, 2],
    [2, 1],
    [1, 0],
  ]);
});

test('twice walks each stretch again, the short one at the end too', () => {
  expect([...timeTravel([3, 2, 1, 0], { travelLength: 2, travelRepeats: 2 })]).toEqual([
    [3, 2],
    [2, 1],
    [1, 3],
    [3, 2],
    [2, 1],
    [1, 0],
    [0, 1],
    [1, 0],
  ]);
});
