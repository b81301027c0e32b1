import { expect, test } from 'vitest';
import type { Image } from './image.ts';
import { luma } from './luma.ts';
import { toGrey } from './toGrey.ts';
import { toTensor } from './toTensor.ts';

const image: Image = {
  width: 16,
  height: 16,
  data: Uint8Array.from({ length: 1024 }, (_, i) => (37 * i * i + 11) % 256),
};

test('the luma of a tensor is that of its codes, to a few roundings of a float32', () => {
  const [ours, codes] = [luma(toTensor(image).tensor), toGrey(image)];
  expect(ours.shape).toEqual([1, 1, 16, 16]);
  // Three channels rounded to 2⁻²⁵ at most, with weights of sum 1, and the result once more.
  for (const [i, value] of ours.data.entries())
    expect(Math.abs(value - codes.data[i]!)).toBeLessThan(2 ** -23);
});

test('a grey picture keeps its values, and grey images come back as they are', () => {
  const grey = { ...image, data: image.data.map((_, i) => image.data[i - (i % 4)]!) };
  const { tensor } = toTensor(grey);
  expect(luma(tensor).data).toEqual(tensor.data.subarray(0, 256));
  const one = luma(tensor);
  expect(luma(one)).toBe(one);
});

test('other channels are refused', () => {
  expect(() => luma({ shape: [1, 2, 1, 1], data: new Float32Array(2) })).toThrow(
    'luma: images must have 1 or 3 channels, got [1,2,1,1]',
  );
});
