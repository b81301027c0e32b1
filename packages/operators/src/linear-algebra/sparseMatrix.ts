/** A real matrix, row by row: row i holds `values[p]` in column `columns[p]` for p from `starts[i]` to `starts[i + 1]`. */
export interface SparseMatrix {
  readonly height: number;
  readonly width: number;
  readonly starts: Int32Array;
  readonly columns: Int32Array;
  readonly values: Float64Array;
}

export type Entry = readonly [column: number, value: number];

/** Makes a matrix from the entries of each row; entries of the same place add up. */
export function sparseMatrix(
  height: number,
  width: number,
  entriesOf: (row: number) => Iterable<Entry>,
): SparseMatrix {
  const starts = new Int32Array(height + 1);
  const columns: number[] = [];
  const values: number[] = [];
  for (let row = 0; row < height; row++) {
    const sums = new Map<number, number>();
    for (const [column, value] of entriesOf(row)) sums.set(column, (sums.get(column) ?? 0) + value);
    for (const [column, value] of [...sums].sort(([a], [b]) => a - b)) {
      columns.push(column);
      values.push(value);
    }
    starts[row + 1] = columns.length;
  }
  return { height, width, starts, columns: Int32Array.from(columns), values: Float64Array.from(values) };
}

export function transpose({ height, width, starts, columns, values }: SparseMatrix): SparseMatrix {
  const rows: Entry[][] = Array.from({ length: width }, () => []);
  for (let i = 0; i < height; i++) {
    for (let p = starts[i]!; p < starts[i + 1]!; p++) rows[columns[p]!]!.push([i, values[p]!]);
  }
  return sparseMatrix(width, height, (row) => rows[row]!);
}

/** `AᵀA` */
export function gram(A: SparseMatrix): SparseMatrix {
  const { starts, columns, values } = transpose(A);
  return sparseMatrix(A.width, A.width, function* (row) {
    for (let p = starts[row]!; p < starts[row + 1]!; p++) {
      const i = columns[p]!;
      for (let q = A.starts[i]!; q < A.starts[i + 1]!; q++) {
        yield [A.columns[q]!, values[p]! * A.values[q]!];
      }
    }
  });
}

/** A full matrix, from its values in row-major order. */
export function denseMatrix(height: number, width: number, values: Float64Array): SparseMatrix {
  return {
    height,
    width,
    starts: Int32Array.from({ length: height + 1 }, (_, i) => i * width),
    columns: Int32Array.from({ length: height * width }, (_, p) => p % width),
    values,
  };
}

/** All values in row-major order, zeros too. */
export function dense({ height, width, starts, columns, values }: SparseMatrix): Float64Array {
  const out = new Float64Array(height * width);
  for (let i = 0; i < height; i++) {
    for (let p = starts[i]!; p < starts[i + 1]!; p++) out[i * width + columns[p]!] = values[p]!;
  }
  return out;
}
