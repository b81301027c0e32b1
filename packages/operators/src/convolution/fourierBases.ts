import { irfft2, rfft2 } from '@tweedie/core';
import type { Bases } from '../linear-algebra/diagonalOperator.ts';
import type { Extent } from '../imageSize.ts';
import { frequencyResponse, type Response } from './frequencyResponse.ts';
import { fromHartley, hartley, inverseHartley, toHartley } from './hartley.ts';
import { multiplySpectrum, type Spectrum } from './multiplySpectrum.ts';
import type { Psf } from './psf.ts';

/**
 * Any PSF on a periodic image is diagonal in the Fourier transform: `A = F⁻¹·diag(ĥ)·F`. With
 * `ĥ = |ĥ|·exp(iφ)` that is `s = |ĥ|`, V the Hartley transform, and `U = F⁻¹·diag(exp(iφ))·F·V`, all of them
 * real: both ĥ and the phase have the symmetry of the spectrum of a real image.
 */
export function fourierBases(size: Extent, psf: Psf): Bases {
  const { height, width } = size;
  const half = Math.floor(width / 2) + 1;
  const h = frequencyResponse(psf, { period: height, count: height }, { period: width, count: half });
  const modulus = h.re.map((re, p) => Math.hypot(re, h.im[p]!));
  const phase = phaseOf(h, modulus, size);
  return {
    s: mirrored(modulus, size),
    ut: (y) => toHartley(multiplySpectrum(rfft2(y), phase, { conjugate: true }), size),
    u: (z) => irfft2(multiplySpectrum(fromHartley(z, size), phase), width),
    vt: (x) => hartley(x, size),
    v: (z) => inverseHartley(z, size),
  };
}

/**
 * `exp(iφ)`, and 1 where ĥ is 0. Frequencies (k, l) and (−k, −l) that are both in the half spectrum, in its first
 * column and in its last if the width is even, get conjugate phases to the last bit, also where ĥ is all rounding.
 */
function phaseOf(h: Response, modulus: Float64Array, { height, width }: Extent): Spectrum {
  const half = Math.floor(width / 2) + 1;
  const re = Float32Array.from(modulus, (m, p) => (m > 0 ? h.re[p]! / m : 1));
  const im = Float32Array.from(modulus, (m, p) => (m > 0 ? h.im[p]! / m : 0));
  for (const l of width % 2 === 0 ? [0, half - 1] : [0]) {
    for (let k = 0; k <= height / 2; k++) {
      const [p, q] = [k * half + l, ((height - k) % height) * half + l];
      if (p === q) [re[p], im[p]] = [h.re[p]! < 0 ? -1 : 1, 0];
      else [re[q], im[q]] = [re[p]!, -im[p]!];
    }
  }
  return { re, im };
}

/** All H·W values of a spectrum with `|ĥ(−k, −l)| = |ĥ(k, l)|`. */
function mirrored(modulus: Float64Array, { height, width }: Extent): Float32Array {
  const half = Math.floor(width / 2) + 1;
  return Float32Array.from({ length: height * width }, (_, i) => {
    const [k, l] = [Math.floor(i / width), i % width];
    return l < half ? modulus[k * half + l]! : modulus[((height - k) % height) * half + width - l]!;
  });
}
