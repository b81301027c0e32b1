import { irfft2, rfft2, type Tensor } from '@tweedie/core';
import type { Extent } from '../imageSize.ts';
import type { Boundary } from './boundary.ts';
import type { Convolver } from './convolver.ts';
import { fold, frameOf, pad } from './frame.ts';
import { frequencyResponse } from './frequencyResponse.ts';
import { multiplySpectrum, type Spectrum } from './multiplySpectrum.ts';
import { type Psf, reachOf } from './psf.ts';

/** Two Fourier transforms of the image and of all that the blur reaches around it, whatever the size of the PSF. */
export function fourierConvolver(image: Extent, psf: Psf, boundary: Boundary): Convolver {
  if (boundary === 'circular') return periodicConvolver(image, psf);
  const reach = reachOf(psf, image);
  const period = { height: fastLength(reach.height), width: fastLength(reach.width) };
  const periodic = periodicConvolver(period, psf);
  const around = frameOf(image, { ...reach, ...period }, boundary);
  const amidZeros = frameOf(image, { ...reach, ...period }, 'zero');
  const apply = (x: Tensor): Tensor => fold(periodic.apply(pad(x, around)), amidZeros);
  const adjoint = (y: Tensor): Tensor => fold(periodic.adjoint(pad(y, amidZeros)), around);
  return { apply, adjoint, normal: (x) => adjoint(apply(x)) };
}

function periodicConvolver({ height, width }: Extent, psf: Psf): Convolver {
  const half = Math.floor(width / 2) + 1;
  const { re, im } = frequencyResponse(
    psf,
    { period: height, count: height },
    { period: width, count: half },
  );
  const h: Spectrum = { re: Float32Array.from(re), im: Float32Array.from(im) };
  const square: Spectrum = {
    re: Float32Array.from(re, (value, p) => value ** 2 + im[p]! ** 2),
    im: new Float32Array(im.length),
  };
  return {
    apply: (x) => irfft2(multiplySpectrum(rfft2(x), h), width),
    adjoint: (y) => irfft2(multiplySpectrum(rfft2(y), h, { conjugate: true }), width),
    normal: (x) => irfft2(multiplySpectrum(rfft2(x), square), width),
  };
}

/** The first even length, from this one on, of which the Fourier transform is fast: 2ᵃ·3ᵇ·5ᶜ. */
export function fastLength(length: number): number {
  let even = length + (length % 2);
  while (!hasSmallFactors(even, 5)) even += 2;
  return even;
}

/** Whether no prime factor of the length is larger than `largest`. */
export function hasSmallFactors(length: number, largest: number): boolean {
  for (let factor = 2; factor <= largest; factor++) while (length % factor === 0) length /= factor;
  return length === 1;
}
