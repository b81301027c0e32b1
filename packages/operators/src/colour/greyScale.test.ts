import { type Tensor, tensor } from '@tweedie/core';
import { expect, test } from 'vitest';
import { greyScale } from './greyScale.ts';

const image = tensor([1, 3, 1, 2], Float32Array.of(1, 0, 0, 0, 0, 1));

test('red, green and blue weigh as BT.601 says, or a third each', () => {
  const grey = greyScale([3, 1, 2]).apply(image) as Tensor;
  expect(grey).toEqual(tensor([1, 1, 1, 2], Float32Array.of(0.299, 0.114)));
  const mean = greyScale([3, 1, 2], { weights: 'mean' }).apply(image) as Tensor;
  expect(mean.data).toEqual(Float32Array.of(1 / 3, 1 / 3));
});

test('white stays white and black stays black', () => {
  for (const value of [-1, 1]) {
    const flat = tensor([1, 3, 1, 2], new Float32Array(6).fill(value));
    for (const pixel of (greyScale([3, 1, 2]).apply(flat) as Tensor).data)
      expect(pixel).toBeCloseTo(value, 6);
  }
});

test('an image without three channels is refused', () => {
  expect(() => greyScale([1, 4, 4])).toThrow('grey-scale: the image must have 3 channels, got 1');
});

test('a grey measurement comes from a colour image', () => {
  expect(greyScale.inputShapeOf([1, 4, 5])).toEqual([3, 4, 5]);
});
