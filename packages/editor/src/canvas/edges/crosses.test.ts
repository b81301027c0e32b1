import { createRandom } from '@tweedie/core';
import { expect, test } from 'vitest';
import { crosses } from './crosses.ts';

const line = (...points: readonly [number, number][]): { x: number; y: number }[] =>
  points.map(([x, y]) => ({ x, y }));

test('lines cross where a piece of one goes through a piece of the other', () => {
  const bent = line([0, 0], [10, 0], [10, 10]);
  expect(crosses(bent, line([5, -1], [5, 1]))).toBe(true);
  expect(crosses(bent, line([8, 5], [12, 6]))).toBe(true);
  expect(crosses(bent, line([5, 1], [9, 9]))).toBe(false);
  expect(crosses(bent, line([5, -3], [5, -1]))).toBe(false);
});

test('a line that ends on another touches it; one along the same straight line, but apart, does not', () => {
  expect(crosses(line([0, 0], [4, 0]), line([2, 0], [2, 5]))).toBe(true);
  expect(crosses(line([0, 0], [4, 0]), line([5, 0], [9, 0]))).toBe(false);
});

test('which of the two is the knife does not matter, nor the way it goes', () => {
  const random = createRandom(3);
  const at = (): [number, number] => [...random.uniform([1, 2]).data] as [number, number];
  let count = 0;
  for (let i = 0; i < 200; i++) {
    const [one, other] = [line(at(), at(), at()), line(at(), at())];
    const found = crosses(one, other);
    if (found) count++;
    expect(crosses(other, one)).toBe(found);
    expect(crosses([...one].reverse(), other)).toBe(found);
  }
  expect(count).toBeGreaterThan(40);
  expect(count).toBeLessThan(160);
});

test('a single point cuts nothing', () => {
  expect(crosses(line([1, 0]), line([0, 0], [2, 0]))).toBe(false);
});
