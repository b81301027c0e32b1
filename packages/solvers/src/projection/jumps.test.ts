import { expect, test } from 'vitest';
import { jumps, movesDownOf } from './jumps.ts';

test('once is straight down', () => {
  expect([...jumps([3, 2, 1, 0], { jumpLength: 1, resamplings: 1 })]).toEqual([
    [3, 2],
    [2, 1],
    [1, 0],
  ]);
});

test('jumps are counted from the smallest level, and none starts from 0', () => {
  expect([...jumps([6, 5, 4, 3, 2, 1, 0], { jumpLength: 2, resamplings: 3 })]).toEqual([
    [6, 5],
    [5, 4],
    [4, 3],
    [3, 5],
    [5, 4],
    [4, 3],
    [3, 5],
    [5, 4],
    [4, 3],
    [3, 2],
    [2, 1],
    [1, 3],
    [3, 2],
    [2, 1],
    [1, 3],
    [3, 2],
    [2, 1],
    [1, 0],
  ]);
});

test('a jump longer than the walk never happens', () => {
  expect([...jumps([2, 1, 0], { jumpLength: 2, resamplings: 5 })]).toHaveLength(2);
});

test('250 levels with ten resamplings of ten levels are the 2410 steps down and 216 jumps of the paper', () => {
  const sigmas = [...Array.from({ length: 250 }, (_, i) => 250 - i), 0];
  const moves = [...jumps(sigmas, { jumpLength: 10, resamplings: 10 })];
  // jumps at t = 0, 10, …, 230, nine times each; 250 + 24·9·10 steps down
  expect(moves.filter(([from, to]) => to > from)).toHaveLength(24 * 9);
  expect(moves.filter(([from, to]) => to < from)).toHaveLength(2410);
});

test('every move begins where the last one ended, and as many go down as was announced', () => {
  for (let n = 1; n <= 9; n++) {
    for (const jumpLength of [1, 2, 3, 4]) {
      const sigmas = [...Array.from({ length: n }, (_, i) => n - i), 0];
      const moves = [...jumps(sigmas, { jumpLength, resamplings: 3 })];
      expect(moves.map(([from]) => from)).toEqual([n, ...moves.slice(0, -1).map(([, to]) => to)]);
      const down = moves.filter(([from, to]) => to < from);
      expect(down).toHaveLength(movesDownOf(n, { jumpLength, resamplings: 3 }));
    }
  }
});
