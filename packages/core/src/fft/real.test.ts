import { expect, test } from 'vitest';
import { createRandom } from '../random/createRandom.ts';
import { sub } from '../tensor/arithmetic.ts';
import { concatenate, samples } from '../tensor/batch.ts';
import { type Shape, type Tensor, tensor, zeros } from '../tensor/tensor.ts';
import { fft, fft2 } from './fft.ts';
import { irfft, irfft2, rfft, rfft2 } from './real.ts';

/** Each pass over an axis rounds once to float32, by at most 2⁻²⁴ of the norm; see fft.test.ts. */
const roundings = (count: number): number => 1.1 * count * 2 ** -24;

const lengths = [1, 2, 3, 4, 5, 8, 9, 15, 16, 37, 64, 97, 100, 256];

test.each(lengths)('rfft at width %i is the first half of fft', (width) => {
  const x = draw([2, width]);
  const z = fft({ re: x, im: zeros(x.shape) });
  const half = rfft(x);
  expect(distance(half.re, crop(z.re))).toBeLessThan(roundings(2));
  expect(distance(half.im, crop(z.im))).toBeLessThan(roundings(2));
  expect(distance(irfft(half, width), x)).toBeLessThan(roundings(2));
});

const sizes = [[1, 1], [1, 6], [6, 1], [2, 3], [30, 42], [17, 16], [41, 37], [64, 64]] as const; // prettier-ignore

test.each(sizes)('rfft2 of a %i×%i plane is one half of fft2', (height, width) => {
  const x = draw([2, 3, height, width]);
  const z = fft2({ re: x, im: zeros(x.shape) });
  const half = rfft2(x);
  expect(distance(half.re, crop(z.re))).toBeLessThan(roundings(4));
  expect(distance(half.im, crop(z.im))).toBeLessThan(roundings(4));
  expect(distance(irfft2(half, width), x)).toBeLessThan(roundings(4));
});

test('frequencies that are their own mirror are real', () => {
  const { im } = rfft(draw([3, 10]));
  expect([im.data[0], im.data[5], im.data[6], im.data[11]]).toEqual([0, 0, 0, 0]);
});

test('irfft ignores the imaginary part of frequencies that are their own mirror', () => {
  const z = rfft(draw([1, 10]));
  const spoilt = {
    re: z.re,
    im: tensor(
      [1, 6],
      z.im.data.map((value, k) => (k % 5 === 0 ? 7 : value)),
    ),
  };
  expect(irfft(spoilt, 10)).toEqual(irfft(z, 10));
});

test('a batch gives exactly what its samples give', () => {
  const x = draw([3, 1, 5, 7]);
  expect(rfft2(x).re).toEqual(concatenate(samples(x).map((one) => rfft2(one).re)));
  const lines = draw([3, 7]);
  expect(irfft(rfft(lines), 7)).toEqual(concatenate(samples(lines).map((one) => irfft(rfft(one), 7))));
});

test('a NaN in one sample leaves the others alone', () => {
  const x = draw([2, 7]);
  x.data[0] = NaN;
  expect(rfft(x).re.data.subarray(4).some(Number.isNaN)).toBe(false);
});

test('a width that does not fit the number of frequencies is refused', () => {
  const z = rfft2(draw([2, 4, 6]));
  expect(() => irfft2(z, 8)).toThrow(
    'irfft of width 8: the real part: expected a tensor of shape [2,4,5], got [2,4,4]',
  );
});

function draw(shape: Shape): Tensor {
  return createRandom(3).normal(shape);
}

function crop(x: Tensor): Tensor {
  const width = x.shape.at(-1)!;
  const kept = Math.floor(width / 2) + 1;
  return tensor(
    [...x.shape.slice(0, -1), kept],
    x.data.filter((_, i) => i % width < kept),
  );
}

/** `‖x − y‖ / ‖y‖`, and 0 where both are nothing. */
function distance(x: Tensor, y: Tensor): number {
  const length = (z: Tensor): number => Math.hypot(...z.data);
  return length(sub(x, y)) / (length(y) || 1);
}
