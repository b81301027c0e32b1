import { createRandom, map, tensor, type Tensor } from '@tweedie/core';
import { expect, test } from 'vitest';
import { hdr } from './hdr.ts';

const row = (...values: number[]): Tensor => tensor([1, 1, 1, values.length], Float32Array.from(values));

test('what leaves the range is clipped, and the rest is twice as far from grey', () => {
  const A = hdr([1, 1, 5]);
  expect(A.apply(row(-0.75, -0.5, 0.25, 0.5, 1))).toEqual(row(-1, -1, 0.5, 1, 1));
  expect(A.pseudoInverse(row(-1, -1, 0.5, 1, 1))).toEqual(row(-0.5, -0.5, 0.25, 0.5, 0.5));
});

test('the derivative is the factor inside and 0 beyond; at the kink it is that from inside', () => {
  const A = hdr([1, 1, 5], { factor: 4 });
  const x = row(-0.26, -0.25, 0, 0.25, 0.26);
  expect(A.vjp(x, row(1, 2, 3, 4, 5))).toEqual(row(0, 8, 12, 16, 0));
});

test('away from the kinks the derivative is that of finite differences', async () => {
  const A = hdr([1, 1, 64]);
  // Multiples of 1/8 but 1/16: at least 1/16 from the kinks at ±1/2, and halves of steps are exact.
  const x = map(createRandom(0).uniform([1, 1, 1, 64]), (u) => Math.floor(u * 15 - 7.5) / 8 + 1 / 16);
  const h = 2 ** -5;
  const ones = map(x, () => 1);
  const ahead = (await A.apply(map(x, (value) => value + h))).data;
  const behind = (await A.apply(map(x, (value) => value - h))).data;
  expect(ahead.map((value, i) => (value - behind[i]!) / (2 * h))).toEqual((await A.vjp(x, ones)).data);
});

test('a factor of 0 is refused', () => {
  expect(() => hdr([1, 2, 2], { factor: 0 })).toThrow('hdr: factor must be greater than 0, got 0');
});
