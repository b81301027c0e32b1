import { full, tensor } from '@tweedie/core';
import { expect, test } from 'vitest';
import { mse } from './mse.ts';
import { psnr } from './psnr.ts';

const black = full([1, 1, 2, 2], -1);

test('an error of a tenth of the range is 20 dB', () => {
  expect(psnr(full([1, 1, 2, 2], -0.8), black)[0]).toBeCloseTo(20, 5);
  expect(psnr(full([1, 1, 2, 2], -0.9), black, { dataRange: 1 })[0]).toBeCloseTo(20, 5);
});

test('identical images have an infinite PSNR', () => {
  expect(psnr(black, black)).toEqual([Infinity]);
});

test('the squared error is averaged over each sample, against one reference for all', () => {
  const estimate = tensor([2, 1, 2, 2], Float32Array.of(-1, -1, -1, 1, 0, 0, 0, 0));
  expect(mse(estimate, black)).toEqual([1, 1]);
});

test('a reference of another shape is refused', () => {
  expect(() => mse(full([2, 1, 2, 2], 0), full([3, 1, 2, 2], 0))).toThrowErrorMatchingInlineSnapshot(
    `[TweedieError: mse: the reference: expected a tensor of shape [2,1,2,2], got [3,1,2,2]]`,
  );
});
