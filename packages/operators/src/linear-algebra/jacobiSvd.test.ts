import { createRandom } from '@tweedie/core';
import { expect, test } from 'vitest';
import { jacobiSvd } from './jacobiSvd.ts';

const n = 12;

function random(seed: number): number[][] {
  const { data } = createRandom(seed).normal([1, n * n]);
  return Array.from({ length: n }, (_, i) => [...data.subarray(i * n, (i + 1) * n)]);
}

function multiply(A: number[][], B: number[][]): number[][] {
  return A.map((row) => row.map((_, j) => row.reduce((sum, value, k) => sum + value * B[k]![j]!, 0)));
}

const ranked = multiply(
  random(1).map((row) => row.map((value, j) => (j < 7 ? value : 0))),
  random(2),
);

test.each<[string, number[][], number]>([
  ['random numbers', random(0), n],
  ['rank 7', ranked, 7],
  ['zeros', random(0).map((row) => row.map(() => 0)), 0],
  ['a diagonal', random(0).map((row, i) => row.map((value, j) => (i === j ? value : 0))), n],
])('%s: U·diag(s)·Vᵀ with orthonormal U and V, and the rank', (_, A, rank) => {
  const { s, u, v } = jacobiSvd(Float64Array.from(A.flat()), n);
  const at = (columns: readonly Float64Array[]): number[][] =>
    Array.from({ length: n }, (_, i) => columns.map((column) => column[i]!));
  const [U, V] = [at(u), at(v)];
  const transposed = (M: number[][]): number[][] => M.map((_, j) => M.map((row) => row[j]!));
  const near = (a: number[][], b: number[][], size: number): void => {
    // Some hundred rotations, each with a few roundings of 2⁻⁵³.
    const errors = a.flatMap((row, i) => row.map((value, j) => Math.abs(value - b[i]![j]!)));
    expect(Math.max(...errors)).toBeLessThanOrEqual(1e-13 * size);
  };
  const eye = A.map((_, i) => A.map((_, j) => Number(i === j)));
  near(multiply(transposed(U), U), eye, 1);
  near(multiply(transposed(V), V), eye, 1);
  near(
    multiply(
      U.map((row) => row.map((value, k) => value * s[k]!)),
      transposed(V),
    ),
    A,
    Math.max(...s),
  );
  expect(s.filter((value) => value > 0).length).toBe(rank);
});

test('small singular values are as exact as large ones', () => {
  // Columns of lengths that differ by 10¹⁰ at right angles, turned: products of rotations and a diagonal.
  const scales = Array.from({ length: n }, (_, k) => 10 ** -k);
  const { u } = jacobiSvd(Float64Array.from(random(3).flat()), n);
  const A = Array.from({ length: n }, (_, i) => scales.map((scale, k) => scale * u[k]![i]!));
  const { s } = jacobiSvd(Float64Array.from(A.flat()), n);
  const sorted = [...s].sort((a, b) => b - a);
  for (const [k, scale] of scales.entries()) expect(Math.abs(sorted[k]! / scale - 1)).toBeLessThan(1e-13);
});
