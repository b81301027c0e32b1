/** @file A singular value decomposition of small dense matrices in float64. */

/** `A = U·diag(s)·Vᵀ` of an n×n matrix. U and V are orthonormal and given by their columns, one after another. */
export interface DenseSvd {
  /** Not sorted. */
  readonly s: Float64Array;
  readonly u: readonly Float64Array[];
  readonly v: readonly Float64Array[];
}

/** Cosines of angles below this are those of right angles. */
const rightAngle = 2 ** -50;
/** Singular values below this fraction of the largest are rounding, and count as 0. */
const rounding = 2 ** -46;
const mostSweeps = 60;

/**
 * Turns pairs of columns of `A·V` until all are at right angles: their lengths are the singular values, and
 * small ones come out as exact as large ones. One-sided Jacobi method, Hestenes (1958).
 *
 * @param A - n×n values, row by row.
 */
export function jacobiSvd(A: Float64Array, n: number): DenseSvd {
  const b = Array.from({ length: n }, (_, j) => Float64Array.from({ length: n }, (_, i) => A[i * n + j]!));
  const v = Array.from({ length: n }, (_, j) => unit(n, j));
  for (let sweep = 0, turned = true; turned && sweep < mostSweeps; sweep++) {
    turned = false;
    const squares = b.map((column) => product(column, column));
    const least = rounding ** 2 * Math.max(...squares);
    for (let i = 0; i < n; i++) {
      for (let j = i + 1; j < n; j++) {
        const [alpha, beta] = [squares[i]!, squares[j]!];
        if (alpha <= least || beta <= least) continue;
        const gamma = product(b[i]!, b[j]!);
        if (Math.abs(gamma) <= rightAngle * Math.sqrt(alpha * beta)) continue;
        const zeta = (beta - alpha) / (2 * gamma);
        const t = (zeta < 0 ? -1 : 1) / (Math.abs(zeta) + Math.sqrt(1 + zeta * zeta));
        turn(b[i]!, b[j]!, t);
        turn(v[i]!, v[j]!, t);
        squares[i] = alpha - t * gamma;
        squares[j] = beta + t * gamma;
        turned = true;
      }
    }
  }
  return { ...normalise(b), v };
}

/** Turns a pair of vectors by the angle whose tangent is t. */
function turn(a: Float64Array, b: Float64Array, t: number): void {
  const c = 1 / Math.sqrt(1 + t * t);
  const s = c * t;
  for (let i = 0; i < a.length; i++) {
    const x = a[i]!;
    const y = b[i]!;
    a[i] = c * x - s * y;
    b[i] = s * x + c * y;
  }
}

function normalise(columns: readonly Float64Array[]): Pick<DenseSvd, 's' | 'u'> {
  const lengths = columns.map((column) => Math.sqrt(product(column, column)));
  const least = rounding * Math.max(...lengths);
  const s = Float64Array.from(lengths, (length) => (length > least ? length : 0));
  const u = columns.map((column, j) => (s[j]! > 0 ? column.map((value) => value / s[j]!) : undefined));
  return { s, u: complete(u) };
}

/** Fills the missing vectors of an orthonormal basis in, each from the axis that is farthest from the others. */
function complete(basis: readonly (Float64Array | undefined)[]): Float64Array[] {
  const n = basis.length;
  const known = basis.filter((vector) => vector !== undefined);
  const shares = Float64Array.from({ length: n }, (_, i) => known.reduce((sum, u) => sum + u[i]! ** 2, 0));
  return basis.map((vector) => {
    if (vector) return vector;
    const fresh = unit(n, shares.indexOf(Math.min(...shares)));
    for (const u of [...known, ...known]) {
      const part = product(u, fresh); // twice, since rounding leaves some the first time
      for (let i = 0; i < n; i++) fresh[i]! -= part * u[i]!;
    }
    const length = Math.sqrt(product(fresh, fresh));
    for (let i = 0; i < n; i++) shares[i]! += (fresh[i]! /= length) ** 2;
    known.push(fresh);
    return fresh;
  });
}

function unit(n: number, axis: number): Float64Array {
  const out = new Float64Array(n);
  out[axis] = 1;
  return out;
}

function product(a: Float64Array, b: Float64Array): number {
  let even = 0;
  let odd = 0;
  const last = a.length - 1;
  for (let i = 0; i < last; i += 2) {
    even += a[i]! * b[i]!;
    odd += a[i + 1]! * b[i + 1]!;
  }
  return a.length % 2 === 0 ? even + odd : even + odd + a[last]! * b[last]!;
}
