import { expect, test } from 'vitest';
import { createRandom } from '../random/createRandom.ts';
import { combine } from '../tensor/arithmetic.ts';
import { concatenate, sample } from '../tensor/batch.ts';
import { type Shape, tensor } from '../tensor/tensor.ts';
import type { ComplexTensor } from './complex.ts';
import { fft, fft2, ifft, ifft2 } from './fft.ts';

/**
 * A pass over one axis works in float64 and rounds once to float32: an error of at most 2⁻²⁴ of every value,
 * and so of the norm. A tenth on top is far more than the float64 part needs.
 */
const roundings = (count: number): number => 1.1 * count * 2 ** -24;

const lengths = [...Array.from({ length: 40 }, (_, i) => i + 1), 97, 121, 128, 243, 250, 256, 289, 509, 1024];

test.each(lengths)('the transform of length %i is the sum that defines it', (length) => {
  const z = draw([1, length]);
  expect(distance(fft(z), definition(z))).toBeLessThan(roundings(1));
});

test.each(lengths)('the inverse at length %i brings the values back', (length) => {
  const z = draw([1, length]);
  expect(distance(ifft(fft(z)), z)).toBeLessThan(roundings(2));
});

const sizes = [[30, 42], [1, 7], [7, 1], [37, 20], [16, 41]] as const; // prettier-ignore

test.each(sizes)('the transform of a %i×%i plane is the double sum', (height, width) => {
  const z = draw([height, width]);
  expect(distance(fft2(z), definition(z))).toBeLessThan(roundings(2));
  expect(distance(ifft2(fft2(z)), z)).toBeLessThan(roundings(4));
});

test('energy in frequencies is N times the energy of the values', () => {
  const z = draw([1, 60]);
  const ratio = energy(fft(z)) / (60 * energy(z));
  expect(Math.abs(ratio - 1)).toBeLessThan(2 * roundings(1)); // an energy has twice the relative error of a norm
});

test('the transform is linear', () => {
  const [z, w] = [draw([1, 48], 1), draw([1, 48], 2)];
  const mix = (a: ComplexTensor, b: ComplexTensor): ComplexTensor => ({
    re: combine([2, a.re], [-3, b.re]),
    im: combine([2, a.im], [-3, b.im]),
  });
  // Two mixtures and three transforms are rounded; 2‖z‖ + 3‖w‖ is at most twice the norm of the mixture here.
  expect(distance(fft(mix(z, w)), mix(fft(z), fft(w)))).toBeLessThan(2 * roundings(5));
});

test('a shift of the values turns the phases', () => {
  const z = draw([1, 30]);
  const roll = (x: Float32Array): Float32Array => x.map((_, i) => x[(i + 29) % 30]!);
  const shifted = { re: tensor([1, 30], roll(z.re.data)), im: tensor([1, 30], roll(z.im.data)) };
  const Z = fft(z);
  const angle = (k: number): number => (-2 * Math.PI * k) / 30;
  const turned = {
    re: tensor(
      [1, 30],
      Z.re.data.map((re, k) => re * Math.cos(angle(k)) - Z.im.data[k]! * Math.sin(angle(k))),
    ),
    im: tensor(
      [1, 30],
      Z.re.data.map((re, k) => re * Math.sin(angle(k)) + Z.im.data[k]! * Math.cos(angle(k))),
    ),
  };
  expect(distance(fft(shifted), turned)).toBeLessThan(roundings(3));
});

test.each([97, 96])('a batch of lines of length %i gives exactly what its lines give', (length) => {
  const z = draw([21, 1, length]);
  const one = (n: number): ComplexTensor => fft2({ re: sample(z.re, n), im: sample(z.im, n) });
  const apart = Array.from({ length: 21 }, (_, n) => one(n));
  expect(fft2(z).re).toEqual(concatenate(apart.map(({ re }) => re)));
  expect(fft2(z).im).toEqual(concatenate(apart.map(({ im }) => im)));
});

test('more lengths than the cache holds still give right answers', () => {
  const z = draw([1, 12]);
  const before = fft(z);
  for (let length = 100; length < 140; length++) fft(draw([1, length]));
  expect(fft(z)).toEqual(before);
});

test('parts of different shapes are refused', () => {
  const z = { re: draw([2, 4]).re, im: draw([2, 5]).im };
  expect(() => fft(z)).toThrow('fft: the imaginary part: expected a tensor of shape [2,4], got [2,5]');
});

function draw(shape: Shape, seed = 0): ComplexTensor {
  const random = createRandom(seed);
  return { re: random.normal(shape), im: random.normal(shape) };
}

interface Parts {
  readonly re: { readonly data: ArrayLike<number> };
  readonly im: { readonly data: ArrayLike<number> };
}

/** The double sum over a plane, in float64. */
function definition({ re, im }: ComplexTensor): Parts {
  const [height, width] = re.shape as [number, number];
  const out = {
    re: { data: new Float64Array(height * width) },
    im: { data: new Float64Array(height * width) },
  };
  const wave = (a: number, b: number): number =>
    2 * Math.PI * (((a % height) / height + (b % width) / width) % 1);
  for (let k = 0; k < height * width; k++) {
    const [u, v] = [Math.floor(k / width), k % width];
    for (let i = 0; i < height * width; i++) {
      const angle = wave(u * Math.floor(i / width), v * (i % width));
      const [c, s] = [Math.cos(angle), Math.sin(angle)];
      out.re.data[k]! += re.data[i]! * c + im.data[i]! * s;
      out.im.data[k]! += im.data[i]! * c - re.data[i]! * s;
    }
  }
  return out;
}

function energy({ re, im }: Parts): number {
  return [...Array.from(re.data), ...Array.from(im.data)].reduce((sum, value) => sum + value ** 2, 0);
}

/** `‖z − w‖ / ‖w‖` */
function distance(z: Parts, w: Parts): number {
  const apart = (a: Parts['re'], b: Parts['re']): number[] =>
    Array.from(a.data, (value, i) => value - b.data[i]!);
  return Math.sqrt(energy({ re: { data: apart(z.re, w.re) }, im: { data: apart(z.im, w.im) } }) / energy(w));
}
