/** @file All ways to work out a blur are one blur. */
import { createRandom, norm, sub, type Tensor } from '@tweedie/core';
import { expect, test } from 'vitest';
import type { Boundary } from './boundary.ts';
import type { Convolver } from './convolver.ts';
import { cosineConvolver } from './cosineConvolver.ts';
import { directConvolver } from './directConvolver.ts';
import { fourierConvolver } from './fourierConvolver.ts';
import { drawPsf, isEven, type Psf, separate } from './psf.ts';
import { separableConvolver } from './separableConvolver.ts';

const boundaries: Boundary[] = ['reflect', 'circular', 'zero', 'replicate'];
const images = [
  { height: 24, width: 24 },
  { height: 19, width: 33 },
  { height: 5, width: 8 },
];
const random = createRandom(0);
const noisy = (height: number, width: number): Psf => ({
  height,
  width,
  weights: Float64Array.from(random.normal([1, height * width]).data),
});
const psfs: [string, Psf][] = [
  ['even', drawPsf([3, 4], (y, x) => Math.exp((-y * y) / 3 - (x * x) / 5))],
  ['even of rank 2', drawPsf([3, 3], (y, x) => 5 - Math.abs(y) - Math.abs(x))],
  ['round', drawPsf([6, 6], (y, x) => Number(y * y + x * x < 30))],
  ['lopsided', noisy(4, 7)],
  ['a row', noisy(1, 6)],
  ['a column', noisy(5, 1)],
  ['larger than the image', noisy(12, 21)],
];

const cases = psfs.flatMap(([name, psf]) =>
  boundaries.flatMap((boundary) =>
    images.map((image) => ({ name, psf, boundary, image, size: `${image.height}×${image.width}` })),
  ),
);

/** Sums of n products in float64 and transforms in float32 round to a few units of 2⁻²⁴, 16 at most. */
const rounding = 16 * 2 ** -24;

test.each(cases)('$name, $boundary, $size: the ways agree', ({ psf, boundary, image }) => {
  const direct = directConvolver(image, psf, boundary);
  const factors = separate(psf);
  const others: Convolver[] = [fourierConvolver(image, psf, boundary)];
  if (factors) others.push(separableConvolver(image, factors, boundary));
  if (boundary === 'reflect' && isEven(psf)) others.push(cosineConvolver(image, psf));

  const x = createRandom(1).normal([1, 2, image.height, image.width]);
  const gain = psf.weights.reduce((sum, weight) => sum + Math.abs(weight), 0);
  const close = (a: Tensor, b: Tensor): void =>
    expect(norm(sub(a, b))[0]).toBeLessThan(rounding * gain * norm(x)[0]!);
  for (const other of others) {
    close(other.apply(x), direct.apply(x));
    close(other.adjoint(x), direct.adjoint(x));
    expect(norm(sub(other.normal(x), direct.normal(x)))[0]).toBeLessThan(
      2 * rounding * gain ** 2 * norm(x)[0]!,
    );
  }
});

test('the ways are those that the PSF allows', () => {
  expect(psfs.filter(([, psf]) => isEven(psf)).map(([name]) => name)).toEqual([
    'even',
    'even of rank 2',
    'round',
  ]);
  expect(psfs.filter(([, psf]) => separate(psf)).map(([name]) => name)).toEqual([
    'even',
    'a row',
    'a column',
  ]);
});
