import { createRandom, dot, full, norm, sub, tensor, type Tensor, zeros } from '@tweedie/core';
import { expect, test } from 'vitest';
import { birdCage } from './birdCage.ts';
import { centredFourier, inverseCentredFourier } from './centredFourier.ts';
import { fourierSampling } from './fourierSampling.ts';
import { multiCoil } from './multiCoil.ts';

/** Roundings of a float32 transform over both axes, as in the tests of the transform itself. */
const rounding = 16 * 2 ** -24;

test.each([
  [6, 8],
  [5, 7],
  [4, 9],
])('a constant of %i×%i is one value in the middle of k-space, and a point there is a constant', (h, w) => {
  const flat = centredFourier(full([1, 2, h, w], 1));
  const middle = Math.floor(h / 2) * w + Math.floor(w / 2);
  const point = zeros([1, 2, h, w]);
  point.data[middle] = Math.sqrt(h * w);
  point.data[h * w + middle] = Math.sqrt(h * w);
  expect(norm(sub(flat, point))[0]).toBeLessThan(rounding * norm(point)[0]!);
  const light = tensor([1, 2, h, w], new Float32Array(2 * h * w));
  light.data[middle] = Math.sqrt(h * w);
  const even = full([1, 2, h, w], 1);
  even.data.fill(0, h * w);
  expect(norm(sub(centredFourier(light), even))[0]).toBeLessThan(rounding * norm(even)[0]!);
});

test('the transform keeps lengths, and its inverse undoes it', () => {
  const x = createRandom(0).normal([2, 4, 15, 8]);
  const y = centredFourier(x);
  for (const [n, length] of norm(x).entries()) expect(norm(y)[n]).toBeCloseTo(length, 4);
  expect(norm(sub(inverseCentredFourier(y), x))[0]).toBeLessThan(2 * rounding * norm(x)[0]!);
});

test('with all of k-space, the zero-filled picture is the picture', async () => {
  const A = fourierSampling([2, 9, 12], { acceleration: 1 });
  const x = createRandom(1).normal([1, 2, 9, 12]);
  const back = await A.pseudoInverse(await A.apply(x));
  expect(norm(sub(back, x))[0]).toBeLessThan(2 * rounding * norm(x)[0]!);
  expect([...A.svd.s]).toEqual(Array(2 * 9 * 12).fill(1));
});

test('a mask that somebody painted goes before the pattern', () => {
  const mask = full([1, 1, 4, 6], 1);
  mask.data[2 * 6 + 3] = -1; // frequency 0 alone
  const A = fourierSampling([2, 4, 6], { mask });
  expect(A.svd.s).toHaveLength(2);
  const y = A.apply(full([1, 2, 4, 6], 0.5)) as Tensor;
  expect(y.data.filter((value) => value !== 0)).toHaveLength(2);
  expect(() => fourierSampling([2, 4, 5], { mask })).toThrow(
    'fourier-sampling: the mask must be as large as the image, 4×5, got 4×6',
  );
});

test('coils together see every pixel alike', () => {
  for (const coils of [1, 4, 9]) {
    const { re, im } = birdCage({ height: 7, width: 10 }, coils);
    for (let i = 0; i < 70; i++) {
      let sum = 0;
      for (let c = 0; c < coils; c++) sum += re[c * 70 + i]! ** 2 + im[c * 70 + i]! ** 2;
      expect(sum).toBeCloseTo(1, 6);
    }
  }
});

test('each coil sees best what is near to it', () => {
  const { re, im } = birdCage({ height: 16, width: 16 }, 4);
  const strength = (c: number, i: number, j: number): number =>
    Math.hypot(re[c * 256 + i * 16 + j]!, im[c * 256 + i * 16 + j]!);
  expect(strength(0, 8, 15)).toBeGreaterThan(strength(0, 8, 0)); // on the right
  expect(strength(1, 15, 8)).toBeGreaterThan(strength(1, 0, 8)); // below
});

test('with all of k-space, several coils keep the length of the picture', async () => {
  const A = multiCoil([2, 8, 9], { coils: 5, acceleration: 1 });
  const x = createRandom(2).normal([1, 2, 8, 9]);
  expect(A.outputShape).toEqual([10, 8, 9]);
  const [energy, size] = [dot(await A.apply(x), await A.apply(x))[0]!, dot(x, x)[0]!];
  expect(Math.abs(energy / size - 1)).toBeLessThan(4 * rounding);
});

test('more coils leave less to guess', async () => {
  const x = createRandom(3).normal([1, 2, 16, 16]);
  const errors: number[] = [];
  for (const coils of [1, 2, 4]) {
    const A = multiCoil([2, 16, 16], { coils, acceleration: 2 });
    errors.push(norm(sub(await A.pseudoInverse(await A.apply(x)), x))[0]!);
  }
  expect(errors).toEqual(errors.toSorted((a, b) => b - a));
});

test('only complex pictures are measured', () => {
  for (const factory of [fourierSampling, multiCoil]) {
    expect(() => factory([3, 8, 8])).toThrow('the image must have 2 channels, real and imaginary, got 3');
  }
});
