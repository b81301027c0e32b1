import { sourceOf } from '../convolution/boundary.ts';
import { sparseMatrix, type SparseMatrix } from '../linear-algebra/sparseMatrix.ts';
import { keysKernel } from './keysKernel.ts';

/**
 * What each pixel of a line of `to` reads of a line of `from`: the cubic kernel around its place, stretched where the
 * line becomes shorter, on a line that is mirrored at its ends. Rows sum to 1.
 */
export function resizeMatrix(from: number, to: number): SparseMatrix {
  const ratio = from / to;
  const stretch = Math.max(1, ratio);
  return sparseMatrix(to, from, (row) => {
    const centre = (row + 0.5) * ratio - 0.5;
    const first = Math.ceil(centre - 2 * stretch);
    const places = Array.from({ length: Math.floor(centre + 2 * stretch) - first + 1 }, (_, i) => first + i);
    const weights = places.map((place) => keysKernel((place - centre) / stretch));
    const sum = weights.reduce((a, b) => a + b);
    return places.map((place, i) => [sourceOf('reflect', place, from), weights[i]! / sum] as const);
  });
}
