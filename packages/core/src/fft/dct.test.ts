import { expect, test } from 'vitest';
import { createRandom } from '../random/createRandom.ts';
import { multiply, sub } from '../tensor/arithmetic.ts';
import { concatenate, samples } from '../tensor/batch.ts';
import { type Shape, type Tensor, tensor, zeros } from '../tensor/tensor.ts';
import { dct2, idct2 } from './dct.ts';

/** Each pass over an axis rounds once to float32, by at most 2⁻²⁴ of the norm; see fft.test.ts. */
const roundings = (count: number): number => 1.1 * count * 2 ** -24;

const sizes = [[1, 1], [1, 9], [9, 1], [2, 3], [8, 8], [17, 16], [30, 42], [13, 37], [41, 64]] as const; // prettier-ignore

test.each(sizes)('the transform of a %i×%i plane is the sum that defines it', (height, width) => {
  const x = draw([height, width]);
  expect(distance(dct2(x), definition(x))).toBeLessThan(roundings(2));
});

test.each(sizes)('the transform of %i×%i planes is orthonormal', (height, width) => {
  const x = draw([2, 3, height, width]);
  expect(distance(idct2(dct2(x)), x)).toBeLessThan(roundings(4));
  expect(Math.abs(length(dct2(x)) / length(x) - 1)).toBeLessThan(roundings(2));
});

test.each([12, 15])(
  'a symmetric blur with reflected borders is a product in the transform at size %i',
  (n) => {
    const x = draw([1, 1, n, n]);
    const kernel = [0.4, 0.2, 0.1]; // h₀, h₁ = h₋₁, h₂ = h₋₂
    const gain = (k: number): number =>
      kernel[0]! + 2 * kernel[1]! * wave(1, k) + 2 * kernel[2]! * wave(2, k);
    const wave = (distance: number, k: number): number => Math.cos((Math.PI * distance * k) / n);
    const gains = tensor(
      x.shape,
      Float32Array.from(x.data, (_, i) => gain(i % n) * gain(Math.floor(i / n))),
    );
    // Two transforms of two passes, the gains and the product. The gains are at most 1, and keep a tenth of ‖x‖ here.
    expect(length(sub(idct2(multiply(gains, dct2(x))), blur(x, kernel)))).toBeLessThan(
      roundings(7) * length(x),
    );
  },
);

test('a batch gives exactly what its samples give', () => {
  const x = draw([3, 2, 5, 7]);
  expect(dct2(x)).toEqual(concatenate(samples(x).map(dct2)));
});

test('what goes in stays as it was', () => {
  const x = draw([1, 3, 5]);
  const before = x.data.slice();
  dct2(x);
  idct2(x);
  expect(x.data).toEqual(before);
});

function draw(shape: Shape): Tensor {
  return createRandom(4).normal(shape);
}

function definition(x: Tensor): Tensor {
  const [height, width] = x.shape as [number, number];
  const basis = (n: number, k: number, i: number): number =>
    Math.sqrt((k === 0 ? 1 : 2) / n) * Math.cos((Math.PI * (2 * i + 1) * k) / (2 * n));
  const out = zeros(x.shape);
  for (let k = 0; k < out.data.length; k++) {
    let sum = 0;
    for (let i = 0; i < out.data.length; i++) {
      const rows = basis(height, Math.floor(k / width), Math.floor(i / width));
      sum += x.data[i]! * rows * basis(width, k % width, i % width);
    }
    out.data[k] = sum;
  }
  return out;
}

/** A separable blur of one square plane; values outside mirror at the border, the border value twice. */
function blur(x: Tensor, kernel: readonly number[]): Tensor {
  const n = x.shape.at(-1)!;
  const at = (i: number): number => (i < 0 ? -1 - i : i >= n ? 2 * n - 1 - i : i);
  const weight = (offset: number): number => kernel[Math.abs(offset)]!;
  const out = zeros(x.shape);
  const offsets = [-2, -1, 0, 1, 2];
  for (let i = 0; i < n * n; i++) {
    let sum = 0;
    for (const p of offsets) {
      for (const q of offsets) {
        sum += weight(p) * weight(q) * x.data[at(Math.floor(i / n) + p) * n + at((i % n) + q)]!;
      }
    }
    out.data[i] = sum;
  }
  return out;
}

function length(x: Tensor): number {
  return Math.hypot(...x.data);
}

/** `‖x − y‖ / ‖y‖` */
function distance(x: Tensor, y: Tensor): number {
  return length(sub(x, y)) / length(y);
}
