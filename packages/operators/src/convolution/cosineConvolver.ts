import { filterDct2, type Tensor } from '@tweedie/core';
import type { Extent } from '../imageSize.ts';
import type { Convolver } from './convolver.ts';
import { frequencyResponse } from './frequencyResponse.ts';
import type { Psf } from './psf.ts';

/** `h(k, l) = ĥ(πk/H, πl/W)`, the eigenvalues of the blur by an even PSF of an image in mirrors, row by row. */
export function cosineResponse({ height, width }: Extent, psf: Psf): Float64Array {
  const rows = { period: 2 * height, count: height };
  return frequencyResponse(psf, rows, { period: 2 * width, count: width }).re;
}

/** Two cosine transforms, for an even PSF on a reflecting boundary: `A = Cᵀ·diag(h)·C`. Martucci (1994). */
export function cosineConvolver(image: Extent, psf: Psf): Convolver {
  const h = Float32Array.from(cosineResponse(image, psf));
  const square = h.map((value) => value * value);
  const apply = (x: Tensor): Tensor => filterDct2(x, { gain: h });
  return { apply, adjoint: apply, normal: (x) => filterDct2(x, { gain: square }) };
}
