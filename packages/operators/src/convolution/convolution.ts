import { type LinearOperator, linearOperator, type Shape } from '@tweedie/core';
import { type Extent, imageSize } from '../imageSize.ts';
import { type Bases, diagonalOperator } from '../linear-algebra/diagonalOperator.ts';
import type { Boundary } from './boundary.ts';
import { cheapestConvolver } from './cheapestConvolver.ts';
import { cosineBases } from './cosineBases.ts';
import { denseBases } from './denseBases.ts';
import { fourierBases } from './fourierBases.ts';
import { isEven, type Psf, separate } from './psf.ts';

export interface ConvolutionOptions {
  readonly name: string;
  /** `[C, H, W]` */
  readonly inputShape: Shape;
  readonly psf: Psf;
  readonly boundary: Boundary;
}

/** The longest side of an image for which two dense matrices are decomposed: seconds of work, once. */
const longestDense = 512;

/**
 * The convolution of each channel with a PSF, `y[i, j] = Σ psf[a, b]·x[i − a + cy, j − b + cx]`, where (cy, cx)
 * is the centre of the PSF: [C, H, W] → [C, H, W]. The singular value decomposition, and with it `solve`, `prox`
 * and the pseudo-inverse, is exact
 * - for every PSF on a circular boundary, by the Fourier transform;
 * - for a PSF that is even along both axes on a reflecting boundary, by the cosine transform;
 * - for any other separable PSF, by the decompositions of two dense matrices, on images of up to 512×512.
 *
 * What is left goes by conjugate gradients and LSQR.
 */
export function convolution({ name, inputShape, psf, boundary }: ConvolutionOptions): LinearOperator {
  const size = imageSize(name, inputShape);
  const spec = { name, inputShape, outputShape: inputShape, ...cheapestConvolver(size, psf, boundary) };
  const bases = basesOf(size, psf, boundary);
  return bases ? diagonalOperator({ ...spec, bases }) : linearOperator(spec);
}

function basesOf(image: Extent, psf: Psf, boundary: Boundary): (() => Bases) | undefined {
  if (boundary === 'circular') return () => fourierBases(image, psf);
  if (boundary === 'reflect' && isEven(psf)) return () => cosineBases(image, psf);
  const factors = separate(psf);
  if (!factors || Math.max(image.height, image.width) > longestDense) return undefined;
  return () => denseBases(image, factors, boundary);
}
