import { expect, test } from 'vitest';
import { dot, isFinite, mean, norm } from './reduce.ts';
import { full, tensor, zeros } from './tensor.ts';

const x = tensor([2, 1, 1, 2], Float32Array.of(3, 4, 6, 8));

test('each reduction gives one number for each sample', () => {
  expect(norm(x)).toEqual([5, 10]);
  expect(mean(x)).toEqual([3.5, 7]);
  expect(dot(x, full(x.shape, 2))).toEqual([14, 28]);
});

test('a NaN in one sample leaves the others alone', () => {
  const spoilt = tensor(x.shape, Float32Array.of(NaN, 4, 6, 8));
  expect(norm(spoilt)).toEqual([NaN, 10]);
});

test('sums of many values keep the digits that float32 would lose', () => {
  const n = 2 ** 20;
  expect(dot(full([1, n], Math.fround(0.1)), full([1, n], 1))).toEqual([n * Math.fround(0.1)]);
});

test('an empty batch has no numbers', () => {
  expect(norm(zeros([0, 3, 4, 4]))).toEqual([]);
});

test('shapes must match', () => {
  expect(() => dot(zeros([1, 2]), zeros([1, 3]))).toThrow('dot: expected a tensor of shape [1,2], got [1,3]');
});

test.each([
  [[0, -1, 3.4e38], true],
  [[0, NaN], false],
  [[Infinity, 0], false],
  [[Infinity, -Infinity], false],
])('isFinite of %j is %o', (values, expected) => {
  expect(isFinite(tensor([values.length], Float32Array.from(values)))).toBe(expected);
});
