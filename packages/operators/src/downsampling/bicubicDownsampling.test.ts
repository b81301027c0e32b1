import { createRandom, type Tensor, tensor } from '@tweedie/core';
import { expect, test } from 'vitest';
import { bicubicDownsampling } from './bicubicDownsampling.ts';

/** Shrinks a column of values; every row of the image is constant, so that the width does not matter. */
function shrink(values: number[], factor: number): number[] {
  const rows = values.flatMap((value) => Array<number>(factor).fill(value));
  const image = tensor([1, 1, values.length, factor], Float32Array.from(rows));
  return [...(bicubicDownsampling([1, values.length, factor], { factor }).apply(image) as Tensor).data];
}

test('the taps of factor 2 are -3, -9, 29, 111, 111, 29, -9, -3 of 256', () => {
  // Keys' kernel at 1/4, 3/4, 5/4 and 7/4: 111/128, 29/128, −9/128, −3/128, over their sum of 2.
  const expected = [-3, -9, 29, 111, 111, 29, -9, -3].map((tap) => tap / 256);
  const impulse = (at: number): number[] => Array.from({ length: 16 }, (_, i) => Number(i === at));
  const taps = Array.from({ length: 8 }, (_, i) => shrink(impulse(5 + i), 2)[4]!);
  for (const [i, tap] of taps.entries()) expect(tap).toBeCloseTo(expected[i]!, 7);
});

test('the taps of factor 3 are even about the middle pixel of a block', () => {
  const impulse = (at: number): number[] => Array.from({ length: 27 }, (_, i) => Number(i === at));
  const taps = Array.from({ length: 13 }, (_, i) => shrink(impulse(7 + i), 3)[4]!);
  expect(taps).toEqual(taps.slice().reverse());
  expect(taps[6]).toBeCloseTo(1 / 3, 7); // the kernel is 1 in the middle, and its samples sum to 3
  expect(taps[0]).toBe(0);
});

test('a constant stays what it is, and a ramp becomes a ramp of block means away from the edges', () => {
  const ramp = Array.from({ length: 64 }, (_, i) => i / 64);
  const small = shrink(ramp, 4);
  for (let k = 2; k < 14; k++) expect(small[k]).toBeCloseTo((4 * k + 1.5) / 64, 6);
  for (const value of shrink(Array<number>(20).fill(0.7), 5)) expect(value).toBeCloseTo(0.7, 6);
});

test('a factor of 1 is the identity', () => {
  const x = createRandom(0).normal([1, 2, 3, 5]);
  expect(bicubicDownsampling([2, 3, 5], { factor: 1 }).apply(x)).toEqual(x);
});

test('a size that the factor does not divide is refused with the size to crop to', () => {
  expect(() => bicubicDownsampling([3, 30, 33])).toThrow(
    expect.objectContaining({
      code: 'bad-shape',
      message: 'bicubic-downsampling: height and width must be multiples of the factor 4, got 30×33',
      remedy: 'Crop or scale the image to 28×32.',
    }),
  );
  expect(() => bicubicDownsampling([3, 30, 33], { factor: 0 })).toThrow(
    'bicubic-downsampling: factor must be at least 1, got 0',
  );
});

test('the image of a measurement is larger by the factor', () => {
  expect(bicubicDownsampling.inputShapeOf([3, 5, 7], { factor: 3 })).toEqual([3, 15, 21]);
});
