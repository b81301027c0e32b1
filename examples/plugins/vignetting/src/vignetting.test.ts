import { full, tensor } from '@tweedie/core';
import { assertOperator } from '@tweedie/testing';
import { expect, test } from 'vitest';
import { vignetting } from './vignetting.ts';

test.each([
  [[3, 8, 8], 0.6],
  [[1, 5, 9], 0.99],
  [[3, 1, 1], 0.6],
] as const)('keeps what an operator promises on %j, strength %d', async (shape, strength) => {
  await assertOperator(vignetting(shape, { strength }));
});

test('the middle keeps its light, the corners lose their share of it, and black stays black', async () => {
  const operator = vignetting([1, 5, 5], { strength: 0.75 });
  const white = await operator.apply(full([1, 1, 5, 5], 1));
  expect(white.data[12]).toBe(1);
  for (const corner of [0, 4, 20, 24]) expect(white.data[corner]).toBe(-0.5); // a quarter of 2, less 1
  expect(await operator.apply(full([1, 1, 5, 5], -1))).toEqual(full([1, 1, 5, 5], -1));
});

test('halfway to the corner the loss is a sixteenth of that in the corner', async () => {
  const { data } = await vignetting([1, 1, 5], { strength: 0.8 }).apply(full([1, 1, 1, 5], 1));
  expect(data).toEqual(tensor([5], Float32Array.of(-0.6, 0.9, 1, 0.9, -0.6)).data);
});
