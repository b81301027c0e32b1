import { expect, test } from 'vitest';
import { createRandom } from '../random/createRandom.ts';
import { combine, multiply, sub } from '../tensor/arithmetic.ts';
import { concatenate, repeat, sample, samples } from '../tensor/batch.ts';
import { norm } from '../tensor/reduce.ts';
import { type Shape, type Tensor, tensor, zeros } from '../tensor/tensor.ts';
import { dct2, idct2 } from './dct.ts';
import { filterDct2 } from './filterDct2.ts';

/** Each pass over an axis rounds once to float32, by at most 2⁻²⁴ of the norm; see fft.test.ts. */
const roundings = (count: number): number => 1.1 * count * 2 ** -24;

const sizes = [[1, 1], [1, 9], [9, 1], [2, 3], [8, 8], [17, 16], [30, 42], [13, 37], [41, 64]] as const; // prettier-ignore

test.each(sizes)('weighs the frequencies of %i×%i planes, and adds others', (height, width) => {
  const shape = [2, 3, height, width];
  const [x, coefficients] = [draw(shape, 1), draw(shape, 2)];
  const [first, second] = [draw([height, width], 3), draw([height, width], 4)];
  const everywhere = (gain: Tensor): Tensor => ({ shape, data: repeatedly(gain, 6) });
  const weighed = multiply(everywhere(first), dct2(x));
  const added = multiply(everywhere(second), coefficients);
  const [most, mostAdded] = [largest(first), largest(second)];

  // Each way rounds in each of four passes, beside the products; a rounding grows by the largest gain at most.
  const bound = (n: number): number =>
    roundings(12) * (most * norm(x)[n]! + mostAdded * norm(coefficients)[n]!);
  const both = filterDct2(x, { gain: first.data, plus: { gain: second.data, coefficients } });
  const apart = norm(sub(both, idct2(combine([1, weighed], [1, added]))));
  for (const [n, error] of apart.entries()) expect(error).toBeLessThan(bound(n));
  const alone = norm(sub(filterDct2(x, { gain: first.data }), idct2(weighed)));
  for (const [n, error] of alone.entries()) expect(error).toBeLessThan(bound(n));
});

test('a batch gives exactly what its samples give, and what goes in stays as it was', () => {
  const x = draw([3, 2, 5, 7], 1);
  const gain = draw([5, 7], 2).data;
  const before = x.data.slice();
  const coefficients = repeat(draw([1, 2, 5, 7], 3), 3);
  const one = { gain, coefficients: sample(coefficients, 0) };
  const apart = samples(x).map((each) => filterDct2(each, { gain, plus: one }));
  expect(filterDct2(x, { gain, plus: { gain, coefficients } })).toEqual(concatenate(apart));
  expect(x.data).toEqual(before);
});

test('coefficients of another shape are refused', () => {
  const plus = { gain: new Float32Array(4), coefficients: zeros([1, 1, 2, 3]) };
  expect(() => filterDct2(zeros([1, 1, 2, 2]), { gain: new Float32Array(4), plus })).toThrow(
    'filterDct2: the coefficients: expected a tensor of shape [1,1,2,2], got [1,1,2,3]',
  );
});

function draw(shape: Shape, seed: number): Tensor {
  return tensor(shape, createRandom(seed).normal([1, ...shape]).data);
}

function repeatedly({ data }: Tensor, times: number): Float32Array {
  return Float32Array.from({ length: times * data.length }, (_, i) => data[i % data.length]!);
}

function largest({ data }: Tensor): number {
  return data.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
}
