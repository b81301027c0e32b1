import { expect, test } from 'vitest';
import { concatenate, repeat, sample, samples } from './batch.ts';
import { tensor, zeros } from './tensor.ts';

const x = tensor([2, 1, 3], Float32Array.of(1, 2, 3, 4, 5, 6));

test('a sample is a batch of one that shares memory', () => {
  const second = sample(x, 1);
  expect(second).toEqual(tensor([1, 1, 3], Float32Array.of(4, 5, 6)));
  expect(second.data.buffer).toBe(x.data.buffer);
});

test('samples joined again are the batch', () => {
  expect(concatenate(samples(x))).toEqual(x);
});

test('batches of different sizes join', () => {
  const joined = concatenate([x, sample(x, 0)]);
  expect(joined).toEqual(tensor([3, 1, 3], Float32Array.of(1, 2, 3, 4, 5, 6, 1, 2, 3)));
});

test('repeat puts copies one after the other', () => {
  expect(repeat(x, 2)).toEqual(concatenate([x, x]));
  expect(repeat(x, 1).data.buffer).not.toBe(x.data.buffer);
});

test('a sample that is not there is refused', () => {
  expect(() => sample(x, 2)).toThrow('sample: n must be a whole number below 2, got 2');
  expect(() => sample(x, -1)).toThrow('sample: n must be a whole number below 2, got -1');
});

test('samples of different shapes, or none, do not join', () => {
  expect(() => concatenate([x, zeros([1, 3, 1])])).toThrow(
    'concatenate: expected a tensor of shape [1,1,3], got [1,3,1]',
  );
  expect(() => repeat(x, 0)).toThrow('concatenate: expected one tensor or more, got none');
});
