import { createRandom, type Tensor } from '@tweedie/core';
import { expect, test } from 'vitest';
import { padded } from './pad.ts';
import { window } from './window.ts';

const identity = (x: Tensor): Promise<Tensor> => Promise.resolve(x);
const line = (...values: number[]): Tensor => ({
  shape: [1, 1, 1, values.length],
  data: Float32Array.from(values),
});

test.each([
  [1, 1],
  [1, 9],
  [5, 3],
  [8, 16],
  [17, 24],
])('an image of %i×%i comes back in its own size', async (height, width) => {
  const x = createRandom(1).normal([2, 3, height, width]);
  const shapes: (readonly number[])[] = [];
  const denoise = padded((padded) => {
    shapes.push(padded.shape);
    return Promise.resolve(padded);
  }, 8);
  expect(await denoise(x, 1)).toEqual(x);
  expect(shapes).toEqual([[2, 3, Math.ceil(height / 8) * 8, Math.ceil(width / 8) * 8]]);
});

test('the padding is the image in a mirror, again and again where it is small', async () => {
  const seen: number[][] = [];
  const look = (x: Tensor): Promise<Tensor> => {
    seen.push([...x.data.slice(0, x.shape[3])]);
    return identity(x);
  };
  await padded(look, 8)(line(1, 2, 3), 1);
  await padded(look, 4)(line(7), 1);
  expect(seen).toEqual([
    [1, 2, 3, 2, 1, 2, 3, 2],
    [7, 7, 7, 7],
  ]);
});

test('a window reaches beyond every edge', () => {
  const x: Tensor = { shape: [1, 1, 2, 2], data: Float32Array.of(1, 2, 3, 4) };
  const { data } = window(x, { top: -1, left: -1, height: 4, width: 4 });
  expect([...data]).toEqual([4, 3, 4, 3, 2, 1, 2, 1, 4, 3, 4, 3, 2, 1, 2, 1]);
});
