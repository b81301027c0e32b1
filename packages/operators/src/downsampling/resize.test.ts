import { createRandom, type Tensor, tensor } from '@tweedie/core';
import { expect, test } from 'vitest';
import { bicubicDownsampling } from './bicubicDownsampling.ts';
import { resize } from './resize.ts';

function ramp(height: number, width: number): Tensor {
  return tensor(
    [1, 1, height, width],
    Float32Array.from({ length: height * width }, (_, i) => (i % width) / 8 - Math.floor(i / width) / 4),
  );
}

test('a whole factor is what bicubic downsampling does, to rounding', async () => {
  const x = createRandom(1).normal([2, 3, 24, 36]);
  const small = await bicubicDownsampling([3, 24, 36], { factor: 3 }).apply(x);
  expect(resize(x, { height: 8, width: 12 })).toEqual(small);
});

test('a ramp stays a ramp where it grows, away from the edges: the kernel keeps straight lines', () => {
  const [height, width] = [33, 47];
  const y = resize(ramp(20, 30), { height, width });
  expect(y.shape).toEqual([1, 1, height, width]);
  for (let i = 5; i < height - 5; i++) {
    for (let j = 5; j < width - 5; j++) {
      const [row, column] = [((i + 0.5) * 20) / height - 0.5, ((j + 0.5) * 30) / width - 0.5];
      expect(y.data[i * width + j]).toBeCloseTo(column / 8 - row / 4, 5);
    }
  }
});

test('a picture that is turned by half a turn is resized as before, and turned', () => {
  const turn = (x: Tensor): Tensor => ({ shape: x.shape, data: x.data.slice().reverse() });
  const x = createRandom(2).normal([1, 1, 20, 30]);
  for (const size of [
    { height: 11, width: 13 },
    { height: 27, width: 7 },
  ]) {
    const [a, b] = [turn(resize(x, size)), resize(turn(x), size)];
    for (const [i, value] of a.data.entries()) expect(b.data[i]).toBeCloseTo(value, 5);
  }
});

test('a constant stays what it is, and the same size is the same picture', () => {
  const x = tensor([1, 1, 5, 7], new Float32Array(35).fill(0.3));
  for (const value of resize(x, { height: 12, width: 3 }).data) expect(value).toBeCloseTo(0.3, 6);
  expect(resize(x, { height: 5, width: 7 })).toBe(x);
});

test('sides that are no whole numbers are refused', () => {
  expect(() => resize(ramp(4, 4), { height: 0, width: 4 })).toThrow(
    'resize: height must be a whole number from 1 on, got 0',
  );
});
