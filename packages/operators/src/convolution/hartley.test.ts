import { createRandom, norm, sub, tensor } from '@tweedie/core';
import { expect, test } from 'vitest';
import { hartley, inverseHartley } from './hartley.ts';

const sizes = [
  [1, 1],
  [2, 2],
  [4, 6],
  [5, 7],
  [6, 5],
  [3, 8],
];

test.each(sizes)('on %i×%i it is the sum of cosines and sines', (height, width) => {
  const x = createRandom(0).normal([1, 1, height, width]);
  const expected = Array.from({ length: height * width }, (_, p) => {
    const [k, l] = [Math.floor(p / width), p % width];
    let sum = 0;
    for (const [q, value] of x.data.entries()) {
      const angle = 2 * Math.PI * ((k * Math.floor(q / width)) / height + (l * (q % width)) / width);
      sum += value * (Math.cos(angle) + Math.sin(angle));
    }
    return sum / Math.sqrt(height * width);
  });
  const z = hartley(x, { height, width });
  expect(norm(sub(z, tensor(z.shape, Float32Array.from(expected))))[0]).toBeLessThan(
    16 * 2 ** -24 * norm(x)[0]!,
  );
});

test.each(sizes)('on %i×%i it is its own inverse', (height, width) => {
  const size = { height, width };
  const x = createRandom(1).normal([2, 3, height, width]);
  for (const back of [inverseHartley(hartley(x, size), size), hartley(hartley(x, size), size)]) {
    expect(Math.max(...norm(sub(back, x)))).toBeLessThan(16 * 2 ** -24 * Math.max(...norm(x)));
  }
});
