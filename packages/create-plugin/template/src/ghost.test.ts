import { tensor } from '@tweedie/core';
import { assertOperator } from '@tweedie/testing';
import { expect, test } from 'vitest';
import { ghost } from './ghost.js';

test.each([
  [3, 8, 8],
  [1, 5, 9],
  [3, 4, 3],
])('keeps what a linear operator promises on [%i, %i, %i]', async (...shape) => {
  await assertOperator(ghost(shape, { shift: 4 }));
});

test('a point gets a copy to its right, and the light stays the same', async () => {
  const x = tensor([1, 1, 1, 5], Float32Array.of(0, 0, 0, 1, 0));
  const { data } = await ghost([1, 1, 5], { shift: 3, strength: 0.25 }).apply(x);
  expect([...data]).toEqual([0, 0.2, 0, 0.8, 0].map(Math.fround));
});
