import { expect, test } from 'vitest';
import { aligned, type Curve, suitsLog, valueAt } from './curve.ts';
import { markOf } from './marks.ts';
import { sparkPath } from './sparkPath.ts';

const every: Curve = { id: 'a', title: 'A', x: [1, 2, 3], y: [0.5, 0.05, 0.005] };
const some: Curve = { id: 'b', title: 'B', x: [2, 4], y: [7, NaN] };

test('curves with other steps share one axis, with gaps where they have no value', () => {
  expect(aligned([every, some])).toEqual([
    [1, 2, 3, 4],
    [0.5, 0.05, 0.005, null],
    [null, 7, null, null],
  ]);
  expect(aligned([])).toEqual([[]]);
});

test('the value at the pointer is that of the last step before it', () => {
  expect([0, 1, 2.5, Infinity].map((x) => valueAt(every, x))).toEqual([undefined, 0.5, 0.05, 0.005]);
});

test('a logarithmic scale suits positive values that span much', () => {
  expect(suitsLog([every])).toBe(true);
  expect(suitsLog([{ ...every, y: [30, 28, 27] }])).toBe(false);
  expect(suitsLog([{ ...every, y: [1, 0.001, 0] }])).toBe(false);
  expect(suitsLog([])).toBe(false);
});

test('the first 16 curves all look different, and neighbours differ by dashes too', () => {
  const marks = Array.from({ length: 16 }, (_, i) => JSON.stringify(markOf(i)));
  expect(new Set(marks).size).toBe(16);
  for (let i = 1; i < 8; i++) expect(markOf(i).dash).not.toEqual(markOf(i - 1).dash);
});

test('a spark line goes from end to end, the largest value at the top', () => {
  const { path, end } = sparkPath([1, 4, 2], { width: 46, height: 16 });
  expect(path).toBe('M3.0 13.0L23.0 3.0L43.0 9.7');
  expect(end?.x).toBe(43);
});

test('a spark line of residuals is logarithmic, and breaks where a value is not a number', () => {
  const size = { width: 46, height: 16, log: true };
  expect(sparkPath([100, 10, 1], size).path).toBe('M3.0 3.0L23.0 8.0L43.0 13.0');
  expect(sparkPath([100, NaN, 1], size).path).toBe('M3.0 3.0M43.0 13.0');
  expect(sparkPath([], size)).toEqual({ path: '', end: undefined });
});
