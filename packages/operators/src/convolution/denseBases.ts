import type { Bases } from '../linear-algebra/diagonalOperator.ts';
import { jacobiSvd } from '../linear-algebra/jacobiSvd.ts';
import { kronecker } from '../linear-algebra/kronecker.ts';
import { dense, denseMatrix, type SparseMatrix, transpose } from '../linear-algebra/sparseMatrix.ts';
import type { Extent } from '../imageSize.ts';
import type { Boundary } from './boundary.ts';
import type { Factors } from './psf.ts';
import { lineBlur } from './separableConvolver.ts';

/**
 * A separable blur `B ⊗ C` from the decompositions of the two matrices: `U = U_B ⊗ U_C`, `V = V_B ⊗ V_C`, and
 * coefficient (i, j) of a plane has the singular value `s_B[i]·s_C[j]`.
 */
export function denseBases({ height, width }: Extent, { column, row }: Factors, boundary: Boundary): Bases {
  const ofB = jacobiSvd(dense(lineBlur(column, height, boundary)), height);
  const ofC = jacobiSvd(dense(lineBlur(row, width, boundary)), width);
  const [utB, utC] = [matrixOfRows(ofB.u), matrixOfRows(ofC.u)];
  const [vtB, vtC] = [matrixOfRows(ofB.v), matrixOfRows(ofC.v)];
  return {
    s: Float32Array.from(
      { length: height * width },
      (_, p) => ofB.s[Math.floor(p / width)]! * ofC.s[p % width]!,
    ),
    ut: kronecker(utB, utC),
    u: kronecker(transpose(utB), transpose(utC)),
    vt: kronecker(vtB, vtC),
    v: kronecker(transpose(vtB), transpose(vtC)),
  };
}

function matrixOfRows(rows: readonly Float64Array[]): SparseMatrix {
  const n = rows.length;
  return denseMatrix(
    n,
    n,
    Float64Array.from({ length: n * n }, (_, p) => rows[Math.floor(p / n)]![p % n]!),
  );
}
