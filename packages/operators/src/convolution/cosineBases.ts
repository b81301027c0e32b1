import { dct2, filterDct2, idct2 } from '@tweedie/core';
import type { Bases } from '../linear-algebra/diagonalOperator.ts';
import { scaleEach } from '../linear-algebra/scaleEach.ts';
import type { Extent } from '../imageSize.ts';
import { cosineResponse } from './cosineConvolver.ts';
import type { Psf } from './psf.ts';

/** An even PSF on a reflecting boundary: `A = Cᵀ·diag(h)·C`, so `s = |h|`, `V = Cᵀ`, and U takes the sign. */
export function cosineBases(image: Extent, psf: Psf): Bases {
  const h = cosineResponse(image, psf);
  const s = new Float32Array(h).map(Math.abs);
  const sign = new Float32Array(h).map((value) => (value < 0 ? -1 : 1));
  if (!sign.includes(-1)) return { s, ut: dct2, u: idct2, vt: dct2, v: idct2, filter: filterDct2 };
  return {
    s,
    ut: (y) => scaleEach(dct2(y), sign),
    u: (z) => idct2(scaleEach(z, sign)),
    vt: dct2,
    v: idct2,
    filter: filterDct2,
  };
}
