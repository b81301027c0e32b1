import { expect, test } from 'vitest';
import { createRandom } from '../random/createRandom.ts';
import { add, clamp, combine, map, multiply, scale, sub, type Term, zip } from './arithmetic.ts';
import { type Tensor, tensor, zeros } from './tensor.ts';

const of = (...values: number[]): Tensor => tensor([1, values.length], Float32Array.from(values));

test.each([1, 2, 3, 4, 5, 9])('combine of %i terms is their sum in float64, rounded once', (count) => {
  const random = createRandom(0);
  const term = (_: unknown, t: number): Term => [0.1 + t, random.normal([2, 3, 40, 40])];
  const [first, ...rest] = Array.from({ length: count }, term);
  const terms = [first!, ...rest] as const;
  const expected = terms[0][1].data.map((_, i) =>
    terms.reduce((sum, [a, x]) => sum + (a as number) * x.data[i]!, 0),
  );
  expect(combine(...terms).data).toEqual(expected);
});

test.each([1, 2, 5])('each sample may have coefficients of its own, in %i terms', (count) => {
  const x = tensor([2, 2], Float32Array.of(1, 2, 3, 4));
  const [first, ...rest] = Array.from({ length: count }, (): Term => [[10, 100], x]);
  expect(combine(first!, ...rest).data).toEqual(
    Float32Array.of(10, 20, 300, 400).map((value) => value * count),
  );
});

test('coefficients for samples and for the batch mix', () => {
  const x = tensor([2, 1], Float32Array.of(1, 1));
  expect(combine([[1, 2], x], [10, x]).data).toEqual(Float32Array.of(11, 12));
});

test('the result has the shape of the terms and none of their memory', () => {
  const x = zeros([2, 3, 4, 4]);
  const out = combine([1, x]);
  expect(out.shape).toEqual([2, 3, 4, 4]);
  expect(out.data.buffer).not.toBe(x.data.buffer);
  expect(combine([1, zeros([0, 3])])).toEqual(zeros([0, 3]));
});

test('sums keep digits that float32 would lose on the way', () => {
  const third = Math.fround(1 / 3);
  expect(combine([1, of(2 ** 24)], [1, of(third)], [-1, of(2 ** 24)]).data[0]).toBe(third);
});

test('terms of different shapes, and too few coefficients, are refused', () => {
  expect(() => combine([1, zeros([1, 2])], [1, zeros([2, 1])])).toThrow(
    'combine: expected a tensor of shape [1,2], got [2,1]',
  );
  expect(() => scale([1, 2], zeros([3, 1]))).toThrow(
    'combine: expected a coefficient for each of 3 samples, got 2',
  );
});

test('add, sub and scale are what they say', () => {
  expect(add(of(1, 2), of(3, 5)).data).toEqual(Float32Array.of(4, 7));
  expect(sub(of(1, 2), of(3, 5)).data).toEqual(Float32Array.of(-2, -3));
  expect(scale(3, of(1, 2)).data).toEqual(Float32Array.of(3, 6));
});

test('map and zip see values and their place', () => {
  expect(map(of(5, 7), (value, i) => value * 10 + i).data).toEqual(Float32Array.of(50, 71));
  expect(zip(of(5, 7), of(1, 2), (a, b, i) => a * 10 + b + i * 100).data).toEqual(Float32Array.of(51, 172));
  expect(() => zip(zeros([1, 2]), zeros([1, 3]), Math.max)).toThrow(
    'zip: expected a tensor of shape [1,2], got [1,3]',
  );
});

test('multiply goes value by value', () => {
  expect(multiply(of(2, 3), of(5, -1)).data).toEqual(Float32Array.of(10, -3));
  expect(() => multiply(zeros([1, 2]), zeros([1, 3]))).toThrow(
    'multiply: expected a tensor of shape [1,2], got [1,3]',
  );
});

test('clamp keeps to the range of images unless told, and NaN stays NaN', () => {
  expect(clamp(of(-3, 0.5, 2)).data).toEqual(Float32Array.of(-1, 0.5, 1));
  expect(clamp(of(-3, 0.5, NaN), 0, Infinity).data).toEqual(Float32Array.of(0, 0.5, NaN));
});
