import {
  type DecomposedOperator,
  linearOperator,
  samples,
  type Shape,
  size,
  type Tensor,
  TweedieError,
  zeros,
} from '@tweedie/core';
import { inner, type Matrix, transpose } from '../numbers/matrix.ts';
import { denseSvd } from '../numbers/svd.ts';

export interface DenseOperatorOptions {
  /** One row for each value of y. */
  readonly matrix: Matrix;
  /** @default [1, 1, columns] */
  readonly inputShape?: Shape;
  /** @default [1, 1, rows] */
  readonly outputShape?: Shape;
  readonly name?: string;
}

/** The linear operator of a dense matrix, with its singular value decomposition. Throws `bad-shape`. */
export function denseOperator({
  matrix,
  name = 'dense',
  inputShape = [1, 1, matrix[0]?.length ?? 0],
  outputShape = [1, 1, matrix.length],
}: DenseOperatorOptions): DecomposedOperator {
  const [m, d] = [size(outputShape), size(inputShape)];
  if (matrix.length !== m || matrix.some((row) => row.length !== d)) {
    const rows = [...new Set(matrix.map((row) => row.length))].join(' or ');
    throw new TweedieError(
      'bad-shape',
      `${name}: the matrix must be ${m}×${d}, got ${matrix.length}×${rows}`,
    );
  }
  const { s, u, v } = denseSvd(matrix);
  const r = [s.length];
  return linearOperator({
    name,
    inputShape,
    outputShape,
    apply: multiplyBy(matrix, outputShape),
    adjoint: multiplyBy(transpose(matrix), inputShape),
    svd: {
      s: Float32Array.from(s),
      ut: multiplyBy(u, r),
      u: multiplyBy(transpose(u), outputShape),
      vt: multiplyBy(v, r),
      v: multiplyBy(transpose(v), inputShape),
    },
  });
}

function multiplyBy(matrix: Matrix, shape: Shape): (x: Tensor) => Tensor {
  return (x) => {
    const out = zeros([x.shape[0]!, ...shape]);
    for (const [n, { data }] of samples(x).entries()) {
      for (const [i, row] of matrix.entries()) out.data[n * matrix.length + i] = inner(row, data);
    }
    return out;
  };
}
