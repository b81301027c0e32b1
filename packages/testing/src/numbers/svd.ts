import { inner, type Matrix, transpose } from './matrix.ts';

export interface DenseSvd {
  /** Singular values above 0, largest first. */
  readonly s: Float64Array;
  /** Orthonormal: `u[k]` and `v[k]` belong to `s[k]`. */
  readonly u: readonly Float64Array[];
  readonly v: readonly Float64Array[];
}

const maxSweeps = 60;

/**
 * `A = Σ sₖ·uₖ·vₖᵀ` by one-sided Jacobi rotations in float64 (Golub and Van Loan, §8.6.3): rotates pairs of columns
 * until all are orthogonal; their lengths are the singular values.
 */
export function denseSvd(a: Matrix): DenseSvd {
  if (a.length < a[0]!.length) {
    const { s, u, v } = denseSvd(transpose(a));
    return { s, u: v, v: u };
  }
  const columns = transpose(a);
  const n = columns.length;
  const v = columns.map((_, i) => new Float64Array(n).fill(1, i, i + 1));
  let rotated = true;
  for (let sweep = 0; sweep < maxSweeps && rotated; sweep++) {
    rotated = false;
    for (let i = 0; i < n; i++) {
      for (let j = i + 1; j < n; j++) rotated = orthogonalise(columns, v, i, j) || rotated;
    }
  }
  const lengths = columns.map((column) => Math.sqrt(inner(column, column)));
  const negligible = Math.max(...lengths) * a.length * Number.EPSILON;
  const kept = lengths
    .map((_, k) => k)
    .filter((k) => lengths[k]! > negligible)
    .sort((k, l) => lengths[l]! - lengths[k]!);
  return {
    s: Float64Array.from(kept, (k) => lengths[k]!),
    u: kept.map((k) => columns[k]!.map((value) => value / lengths[k]!)),
    v: kept.map((k) => v[k]!),
  };
}

/** Rotates columns i and j until they are orthogonal; false if they were. */
function orthogonalise(
  columns: readonly Float64Array[],
  v: readonly Float64Array[],
  i: number,
  j: number,
): boolean {
  const [x, y] = [columns[i]!, columns[j]!];
  const [xx, yy, xy] = [inner(x, x), inner(y, y), inner(x, y)];
  if (Math.abs(xy) <= Number.EPSILON * Math.sqrt(xx * yy)) return false;
  const theta = (yy - xx) / (2 * xy);
  const t = Math.sign(theta || 1) / (Math.abs(theta) + Math.hypot(theta, 1));
  const c = 1 / Math.hypot(t, 1);
  rotate(x, y, c, t * c);
  rotate(v[i]!, v[j]!, c, t * c);
  return true;
}

function rotate(x: Float64Array, y: Float64Array, c: number, s: number): void {
  for (let k = 0; k < x.length; k++) [x[k], y[k]] = [c * x[k]! - s * y[k]!, s * x[k]! + c * y[k]!];
}
