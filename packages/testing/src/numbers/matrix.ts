/** @file Dense float64 matrices, row by row: enough for problems of a few hundred unknowns. */

/** What a user may write. */
export type Matrix = readonly ArrayLike<number>[];

export function fromRows(rows: Matrix): Float64Array[] {
  return rows.map((row) => Float64Array.from(row));
}

export function transpose(a: Matrix): Float64Array[] {
  return Array.from({ length: a[0]!.length }, (_, j) => Float64Array.from(a, (row) => row[j]!));
}

export function timesVector(a: Matrix, x: ArrayLike<number>): Float64Array {
  return Float64Array.from(a, (row) => inner(row, x));
}

export function times(a: Matrix, b: Matrix): Float64Array[] {
  const columns = transpose(b);
  return a.map((row) => Float64Array.from(columns, (column) => inner(row, column)));
}

export function inner(x: ArrayLike<number>, y: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < x.length; i++) sum += x[i]! * y[i]!;
  return sum;
}

/** The lower triangle L of `A = L·Lᵀ`; `undefined` unless A is positive definite. */
export function cholesky(a: Matrix): Float64Array[] | undefined {
  const l = a.map((row) => new Float64Array(row.length));
  for (let i = 0; i < a.length; i++) {
    for (let j = 0; j <= i; j++) {
      let value = a[i]![j]!;
      for (let k = 0; k < j; k++) value -= l[i]![k]! * l[j]![k]!;
      if (i === j && !(value > 1e-14 * a[i]![i]!)) return undefined;
      l[i]![j] = i === j ? Math.sqrt(value) : value / l[j]![j]!;
    }
  }
  return l;
}

/** `L⁻¹·b` */
export function forwardSubstitute(l: Matrix, b: ArrayLike<number>): Float64Array {
  const x = new Float64Array(l.length);
  for (let i = 0; i < l.length; i++) {
    let value = b[i]!;
    for (let k = 0; k < i; k++) value -= l[i]![k]! * x[k]!;
    x[i] = value / l[i]![i]!;
  }
  return x;
}
