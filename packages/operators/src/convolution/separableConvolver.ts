import { kronecker } from '../linear-algebra/kronecker.ts';
import { gram, sparseMatrix, type SparseMatrix, transpose } from '../linear-algebra/sparseMatrix.ts';
import type { Extent } from '../imageSize.ts';
import { type Boundary, sourceOf } from './boundary.ts';
import type { Convolver } from './convolver.ts';
import type { Factors } from './psf.ts';

/** The matrix of a blur of a line, `y[i] = Σₐ kernel[a]·x[i − a + ⌊k/2⌋]`. */
export function lineBlur(kernel: Float64Array, length: number, boundary: Boundary): SparseMatrix {
  const centre = Math.floor(kernel.length / 2);
  return sparseMatrix(length, length, (i) =>
    Array.from(kernel, (weight, a) => [sourceOf(boundary, i - a + centre, length), weight] as const).filter(
      ([column, weight]) => column >= 0 && weight !== 0,
    ),
  );
}

/** Along the height, then along the width: (kh + kw) products for each pixel. */
export function separableConvolver(size: Extent, { column, row }: Factors, boundary: Boundary): Convolver {
  const [B, C] = [lineBlur(column, size.height, boundary), lineBlur(row, size.width, boundary)];
  let normal: Convolver['normal'] | undefined;
  return {
    apply: kronecker(B, C),
    adjoint: kronecker(transpose(B), transpose(C)),
    normal: (x) => (normal ??= kronecker(gram(B), gram(C)))(x),
  };
}
