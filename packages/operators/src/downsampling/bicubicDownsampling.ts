import {
  combine,
  dct2,
  type DecomposedOperator,
  defineOperator,
  idct2,
  linearOperator,
  type OperatorFactory,
  reshape,
  size,
  type Tensor,
} from '@tweedie/core';
import { z } from 'zod';
import { kronecker } from '../linear-algebra/kronecker.ts';
import { lazySvd } from '../linear-algebra/lazySvd.ts';
import { scaleEach } from '../linear-algebra/scaleEach.ts';
import { type SparseMatrix, transpose } from '../linear-algebra/sparseMatrix.ts';
import { divisibleSize, enlarged, factorParameter } from './factor.ts';
import { resizeMatrix } from './resizeMatrix.ts';

const name = 'bicubic-downsampling';
const params = z.strictObject({ factor: factorParameter });

/**
 * Bicubic downsampling with antialiasing, [C, H, W] → [C, H/r, W/r]: 4r taps of the cubic kernel with a = −1/2,
 * stretched by r and of sum 1, on an image that is mirrored at its edges (half-sample symmetric). That is what
 * MATLAB's `imresize` does for an integer factor.
 *
 * A kernel that is even about the middle of each block, on a mirrored image, keeps cosines: `A·Aᵀ` is diagonal
 * in the cosine transform C of y. So `U = Cᵀ`, `s(k, l) = s_H[k]·s_W[l]`, and `Vᵀ = diag(1/s)·C·A`.
 *
 * @throws `bad-shape` where r divides the height or the width with a remainder.
 */
export const bicubicDownsampling: OperatorFactory<typeof params, DecomposedOperator> = defineOperator({
  name,
  title: 'Bicubic downsampling',
  summary: 'The image is made smaller, with antialiasing, as image software does it',
  params,
  inputShapeOf: (outputShape, { factor }) => enlarged(outputShape, factor),
  create(inputShape, { factor }) {
    const { channels, height, width } = divisibleSize(name, inputShape, factor);
    const [B, C] = [resizeMatrix(height, height / factor), resizeMatrix(width, width / factor)];
    const outputShape = [channels, height / factor, width / factor];
    const apply = kronecker(B, C);
    const adjoint = kronecker(transpose(B), transpose(C));
    let known: Float32Array | undefined; // when they are needed: they take a while
    const values = (): Float32Array => (known ??= planeSingularValues(B, C));
    const m = size(outputShape);
    const flatten = (y: Tensor): Tensor => reshape(y, [y.shape[0]!, m]);
    const unflatten = (z: Tensor): Tensor => reshape(z, [z.shape[0]!, ...outputShape]);
    const filter = (y: Tensor, gain: (s: number) => number): Tensor =>
      idct2(scaleEach(dct2(y), values().map(gain)));
    return linearOperator({
      name,
      inputShape,
      outputShape,
      apply,
      adjoint,
      normal: (x) => adjoint(apply(x)),
      pseudoInverse: (y) => adjoint(filter(y, (s) => 1 / s ** 2)),
      solve: (v, c, d) => filter(v, (s) => 1 / (c * s ** 2 + d)),
      prox(z, y, rho) {
        const residual = combine([1, y], [-1, apply(z)]);
        return combine([1, z], [1, adjoint(filter(residual, (s) => 1 / (s ** 2 + rho)))]);
      },
      svd: lazySvd(() => {
        const s = values();
        const inverse = s.map((s) => 1 / s);
        return {
          s: Float32Array.from({ length: m }, (_, p) => s[p % s.length]!),
          ut: (y) => flatten(dct2(y)),
          u: (z) => idct2(unflatten(z)),
          vt: (x) => flatten(scaleEach(dct2(apply(x)), inverse)),
          v: (z) => adjoint(idct2(scaleEach(unflatten(z), inverse))),
        };
      }),
    });
  },
});

/** `s(k, l) = s_H[k]·s_W[l]`, row by row. */
function planeSingularValues(B: SparseMatrix, C: SparseMatrix): Float32Array {
  const [ofB, ofC] = [lineSingularValues(B), lineSingularValues(C)];
  return Float32Array.from(
    { length: ofB.length * ofC.length },
    (_, p) => ofB[Math.floor(p / ofC.length)]! * ofC[p % ofC.length]!,
  );
}

/** `s[k] = ‖Bᵀ·cₖ‖`, where cₖ is row k of the orthonormal cosine transform. */
function lineSingularValues({ height: m, width, starts, columns, values }: SparseMatrix): Float64Array {
  const image = new Float64Array(width);
  return Float64Array.from({ length: m }, (_, k) => {
    image.fill(0);
    for (let i = 0; i < m; i++) {
      const c = Math.sqrt((k === 0 ? 1 : 2) / m) * Math.cos((Math.PI * k * (i + 0.5)) / m);
      for (let p = starts[i]!; p < starts[i + 1]!; p++) image[columns[p]!]! += c * values[p]!;
    }
    return Math.sqrt(image.reduce((sum, value) => sum + value ** 2, 0));
  });
}
