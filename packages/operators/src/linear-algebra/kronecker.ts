import type { Tensor } from '@tweedie/core';
import { mapPlanes } from './mapPlanes.ts';
import type { SparseMatrix } from './sparseMatrix.ts';

/**
 * `X ↦ B·X·Cᵀ` for every plane X of a tensor: the Kronecker product of B, along the height, and C, along the
 * width. Every separable operator is one. Works in float64 and rounds once.
 */
export function kronecker(B: SparseMatrix, C: SparseMatrix): (x: Tensor) => Tensor {
  const plane = new Float64Array(B.width * C.width);
  const between = new Float64Array(C.width * B.height);
  const result = new Float64Array(B.height * C.height);
  return (x) =>
    mapPlanes(x, [B.height, C.height], (from, to) => {
      plane.set(from);
      multiplyTransposed(B, plane, between); // (B·X)ᵀ
      multiplyTransposed(C, between, result); // (C·(B·X)ᵀ)ᵀ
      to.set(result);
    });
}

/** `out = (M·X)ᵀ`, eight columns of X at a time: their sums stay in registers. */
function multiplyTransposed(M: SparseMatrix, X: Float64Array, out: Float64Array): void {
  const { height, starts, columns, values } = M;
  const width = X.length / M.width;
  for (let i = 0; i < height; i++) {
    const start = starts[i]!;
    const end = starts[i + 1]!;
    let o = i;
    let j = 0;
    for (; j + 8 <= width; j += 8) {
      let a = 0;
      let b = 0;
      let c = 0;
      let d = 0;
      let e = 0;
      let f = 0;
      let g = 0;
      let h = 0;
      for (let p = start; p < end; p++) {
        const w = values[p]!;
        const x = columns[p]! * width + j;
        a += w * X[x]!;
        b += w * X[x + 1]!;
        c += w * X[x + 2]!;
        d += w * X[x + 3]!;
        e += w * X[x + 4]!;
        f += w * X[x + 5]!;
        g += w * X[x + 6]!;
        h += w * X[x + 7]!;
      }
      out[o] = a;
      out[(o += height)] = b;
      out[(o += height)] = c;
      out[(o += height)] = d;
      out[(o += height)] = e;
      out[(o += height)] = f;
      out[(o += height)] = g;
      out[(o += height)] = h;
      o += height;
    }
    for (; j < width; j++, o += height) {
      let sum = 0;
      for (let p = start; p < end; p++) sum += values[p]! * X[columns[p]! * width + j]!;
      out[o] = sum;
    }
  }
}
