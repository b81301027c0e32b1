import { type Tensor, tensor } from '@tweedie/core';
import { expect, test } from 'vitest';
import { blockMean } from './blockMean.ts';

const image = tensor([1, 1, 2, 4], Float32Array.of(1, 2, 5, 5, 3, 6, 5, 9));

test('each block becomes its mean', () => {
  expect((blockMean([1, 2, 4], { factor: 2 }).apply(image) as Tensor).data).toEqual(Float32Array.of(3, 6));
});

test('the pseudo-inverse repeats each pixel', async () => {
  const y = tensor([1, 1, 1, 2], Float32Array.of(3, 6));
  expect(await blockMean([1, 2, 4], { factor: 2 }).pseudoInverse(y)).toEqual(
    tensor([1, 1, 2, 4], Float32Array.of(3, 3, 6, 6, 3, 3, 6, 6)),
  );
});

test('every singular value is one over the factor', () => {
  expect([...blockMean([2, 8, 8]).svd.s]).toEqual(Array(8).fill(0.25));
});

test('a size that the factor does not divide is refused, also one smaller than the factor', () => {
  expect(() => blockMean([3, 8, 10])).toThrow(
    'block-mean: height and width must be multiples of the factor 4, got 8×10',
  );
  expect(() => blockMean([3, 2, 8])).toThrow(
    expect.objectContaining({ remedy: 'Crop or scale the image to 4×8.' }),
  );
});
