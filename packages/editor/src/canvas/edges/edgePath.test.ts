import { expect, test } from 'vitest';
import { edgePath } from './edgePath.ts';

/** The numbers of a path. */
function numbersOf(path: string): number[] {
  return [...path.matchAll(/-?\d+(\.\d+)?/g)].map(([text]) => Number(text));
}

test('an edge leaves to the right and arrives from the left, forwards and backwards', () => {
  for (const to of [
    { x: 300, y: 80 },
    { x: -300, y: 80 },
  ]) {
    const [, , ax, ay, bx, by] = numbersOf(edgePath({ x: 0, y: 0 }, to).path);
    expect(ax).toBeGreaterThan(0);
    expect(ay).toBe(0);
    expect(bx).toBeLessThan(to.x);
    expect(by).toBe(to.y);
  }
});

test('an edge goes through its points, without a corner', () => {
  const point = { x: 100, y: 200 };
  const n = numbersOf(edgePath({ x: 0, y: 0 }, { x: 300, y: 0 }, [point]).path);
  expect(n.slice(6, 8)).toEqual([point.x, point.y]);
  const [before, after] = [n.slice(4, 6), n.slice(8, 10)];
  // the ends of the two curves lie on one line through the point
  expect(before[0]! + after[0]!).toBeCloseTo(2 * point.x);
  expect(before[1]! + after[1]!).toBeCloseTo(2 * point.y);
});
