import { expect, test } from 'vitest';
import { assertShape, full, isTensor, reshape, sameShape, size, tensor, zeros } from './tensor.ts';

test('a tensor wraps its data without a copy', () => {
  const data = new Float32Array(6);
  expect(tensor([1, 2, 3], data).data).toBe(data);
  expect(reshape(tensor([1, 2, 3], data), [3, 2]).data).toBe(data);
});

test('data that does not fill the shape is refused', () => {
  expect(() => tensor([2, 3], new Float32Array(5))).toThrow('tensor: [2,3] needs 6 values, got 5');
  expect(() => reshape(zeros([4]), [3])).toThrow('tensor: [3] needs 3 values, got 4');
});

test('zeros and full hold as many values as their shape', () => {
  expect(zeros([2, 3]).data).toEqual(new Float32Array(6));
  expect(full([3], 0.5).data).toEqual(Float32Array.of(0.5, 0.5, 0.5));
  expect(zeros([0, 3]).data).toHaveLength(0);
  expect(size([])).toBe(1);
});

test('shapes are equal axis by axis', () => {
  expect(sameShape([1, 2], [1, 2])).toBe(true);
  expect(sameShape([1, 2], [2, 1])).toBe(false);
  expect(sameShape([1, 2], [1, 2, 1])).toBe(false);
});

test('assertShape names the place and both shapes', () => {
  expect(() => assertShape(zeros([1, 3, 4, 4]), [1, 1, 4, 4], 'blur')).toThrow(
    'blur: expected a tensor of shape [1,1,4,4], got [1,3,4,4]',
  );
});

test.each([
  [zeros([2, 2]), true],
  [{ shape: [4], data: new Float32Array(4) }, true],
  [{ shape: [3], data: new Float32Array(4) }, false],
  [{ shape: [4], data: new Float64Array(4) }, false],
  [{ shape: 4, data: new Float32Array(4) }, false],
  [{ shape: [-2, -2], data: new Float32Array(4) }, false],
  [{ shape: ['2', 2], data: new Float32Array(4) }, false],
  [{ data: new Float32Array(4) }, false],
  ['photo.png', false],
  [null, false],
])('isTensor tells a tensor from anything else: %o', (value, expected) => {
  expect(isTensor(value)).toBe(expected);
});
