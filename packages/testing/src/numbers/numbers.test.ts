import { createRandom, tensor } from '@tweedie/core';
import { expect, test } from 'vitest';
import { cholesky, forwardSubstitute, times, transpose } from './matrix.ts';
import { findRoot, normalCdf, normalQuantile } from './normal.ts';
import { relativeError, worst } from './relativeError.ts';
import { denseSvd } from './svd.ts';

test('the normal distribution function has its known values', () => {
  expect(normalCdf(0)).toBe(0.5);
  expect(normalCdf(1)).toBeCloseTo(0.8413447460685429, 14);
  expect(normalCdf(-2.5)).toBeCloseTo(0.006209665325776132, 15);
  expect(normalCdf(-4.5) / 3.3976731247300535e-6).toBeCloseTo(1, 12);
  expect(normalCdf(-8) / 6.220960574271785e-16).toBeCloseTo(1, 12);
  expect([normalCdf(-40), normalCdf(40)]).toEqual([0, 1]);
});

test('the quantile undoes it', () => {
  expect(normalQuantile(0.95)).toBeCloseTo(1.6448536269514722, 12);
  expect(normalQuantile(0.975)).toBeCloseTo(1.959963984540054, 12);
  expect(normalQuantile(normalCdf(-3.3))).toBeCloseTo(-3.3, 12);
});

test('a root is found to the last bit', () => {
  const root = findRoot((x) => x ** 3, 2, [0, 2]);
  expect(Math.abs(root - Math.cbrt(2))).toBeLessThanOrEqual(2 ** -52);
});

test('L·Lᵀ gives the matrix back, and L⁻¹·L the identity', () => {
  const b = randomMatrix(5, 5);
  const a = times(b, transpose(b));
  const l = cholesky(a)!;
  times(l, transpose(l)).forEach((row, i) =>
    row.forEach((value, j) => expect(value).toBeCloseTo(a[i]![j]!, 12)),
  );
  const columns = transpose(l).map((column) => forwardSubstitute(l, column));
  columns.forEach((column, j) =>
    column.forEach((value, i) => expect(value).toBeCloseTo(Number(i === j), 12)),
  );
});

test('a matrix that is not positive definite has no L', () => {
  expect(
    cholesky([
      [1, 2],
      [2, 1],
    ]),
  ).toBeUndefined();
  expect(
    cholesky([
      [1, 1],
      [1, 1],
    ]),
  ).toBeUndefined();
});

test.each([
  [4, 7, 4],
  [7, 4, 4],
  [6, 6, 3],
  [1, 5, 1],
])('the singular value decomposition of a %d×%d matrix of rank %d is one', (m, d, rank) => {
  const a = times(randomMatrix(m, rank), randomMatrix(rank, d));
  const { s, u, v } = denseSvd(a);
  expect(s).toHaveLength(rank);
  expect(s).toEqual(s.toSorted((x, y) => y - x));
  for (const vectors of [u, v]) {
    times(vectors, transpose(vectors)).forEach((row, k) =>
      row.forEach((value, l) => expect(value).toBeCloseTo(Number(k === l), 12)),
    );
  }
  const scaled = u.map((vector, k) => vector.map((value) => value * s[k]!));
  times(transpose(scaled), v).forEach((row, i) =>
    row.forEach((value, j) => expect(value).toBeCloseTo(a[i]![j]!, 12)),
  );
});

test('the relative error is that of the worst sample', () => {
  const b = tensor([2, 2], Float32Array.of(3, 4, 0, 1));
  expect(relativeError(tensor([2, 2], Float32Array.of(3, 3, 0.5, 1)), b)).toBe(0.5);
  expect(relativeError(b, b)).toBe(0);
});

test('an error of 0 is 0 on a scale of 0, any other is infinite, and NaN is the worst', () => {
  expect(worst([0, 1], [0, 2])).toBe(0.5);
  expect(worst([1], [0])).toBe(Infinity);
  expect(worst([5, NaN], [1, 1])).toBe(NaN);
});

function randomMatrix(rows: number, columns: number): Float32Array[] {
  const random = createRandom(rows + 10 * columns);
  return Array.from({ length: rows }, () => random.normal([1, columns]).data);
}
