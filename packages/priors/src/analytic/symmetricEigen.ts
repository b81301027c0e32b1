import { TweedieError } from '@tweedie/core';

/** A dense matrix, row by row. */
export type Matrix = readonly ArrayLike<number>[];

export interface SymmetricEigen {
  readonly values: Float64Array;
  /** Unit vectors: `vectors[k]` belongs to `values[k]`. */
  readonly vectors: readonly Float64Array[];
}

const maxSweeps = 60;

/**
 * `A = Σ λₖ·qₖ·qₖᵀ` of a symmetric matrix by cyclic Jacobi rotations in float64 (Golub and Van Loan, §8.5).
 * Cubic in the size: meant for up to a few hundred rows. Throws `bad-value` unless the matrix is symmetric.
 */
export function symmetricEigen(matrix: Matrix, place: string): SymmetricEigen {
  const a = matrix.map((row) => Float64Array.from(row));
  assertSymmetric(a, place);
  const n = a.length;
  const q = a.map((_, i) => Float64Array.from({ length: n }, (_, j) => Number(i === j)));
  const scale = Math.hypot(...a.map((row) => Math.hypot(...row)));
  for (let sweep = 0; sweep < maxSweeps && offDiagonal(a) > Number.EPSILON * scale; sweep++) {
    for (let i = 0; i < n; i++) for (let j = i + 1; j < n; j++) rotateAway(a, q, i, j);
  }
  return { values: Float64Array.from(a, (row, i) => row[i]!), vectors: q };
}

function assertSymmetric(a: readonly Float64Array[], place: string): void {
  const largest = Math.max(...a.map((row) => Math.max(...row.map(Math.abs))));
  for (const [i, row] of a.entries()) {
    if (row.length !== a.length) {
      throw new TweedieError(
        'bad-shape',
        `${place} must be square, got ${a.length} rows and a row of ${row.length}`,
      );
    }
    for (let j = 0; j < i; j++) {
      if (Math.abs(row[j]! - a[j]![i]!) <= 1e-6 * largest) continue;
      throw new TweedieError(
        'bad-value',
        `${place} must be symmetric, got ${row[j]} and ${a[j]![i]} at [${i}, ${j}]`,
      );
    }
  }
}

function offDiagonal(a: readonly Float64Array[]): number {
  let sum = 0;
  for (const [i, row] of a.entries()) for (let j = 0; j < i; j++) sum += 2 * row[j]! ** 2;
  return Math.sqrt(sum);
}

/** Rotates rows and columns i and j of `a` so that a[i][j] becomes 0, and the vectors with them. */
function rotateAway(a: readonly Float64Array[], q: readonly Float64Array[], i: number, j: number): void {
  const [p, r] = [a[i]!, a[j]!];
  if (p[j] === 0) return;
  const theta = (r[j]! - p[i]!) / (2 * p[j]!);
  const t = Math.sign(theta || 1) / (Math.abs(theta) + Math.hypot(theta, 1));
  const c = 1 / Math.hypot(t, 1);
  const s = t * c;
  for (const row of a) [row[i], row[j]] = [c * row[i]! - s * row[j]!, s * row[i]! + c * row[j]!];
  for (const [u, v] of [
    [p, r],
    [q[i]!, q[j]!],
  ] as const) {
    for (let k = 0; k < u.length; k++) [u[k], v[k]] = [c * u[k]! - s * v[k]!, s * u[k]! + c * v[k]!];
  }
}
