import { type NodeContext, parseParameters } from '@tweedie/core';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createMemoryHost } from '../host/createMemoryHost.ts';
import { product } from './product.ts';
import { range } from './range.ts';
import { seeds } from './seeds.ts';
import { zip } from './zip.ts';

const context: NodeContext = { host: createMemoryHost(), progress() {}, preview() {}, metric() {} };

async function numbersOf(from: number, to: number, count: number, spacing: 'linear' | 'log' = 'linear') {
  return (await range.run({}, { from, to, count, spacing }, context)).numbers;
}

test('a range goes from one number to the other, and meets both exactly', async () => {
  expect(await numbersOf(0, 1, 5)).toEqual([0, 0.25, 0.5, 0.75, 1]);
  expect(await numbersOf(3, -1, 3)).toEqual([3, 1, -1]);
  expect(await numbersOf(7, 9, 1)).toEqual([7]);
  const log = await numbersOf(0.01, 1, 3, 'log');
  expect([log[0], log[2]]).toEqual([0.01, 1]);
  expect(log[1]).toBeCloseTo(0.1, 15);
  expect(() => range.infer!({}, { from: 0, to: 1, count: 3, spacing: 'log' })).toThrow(
    'range: from and to must be greater than 0, got 0 and 1',
  );
});

test('as many numbers come as are announced, in order, between the ends', async () => {
  const positive = fc.double({ min: 1e-6, max: 1e6, noNaN: true });
  await fc.assert(
    fc.asyncProperty(positive, positive, fc.integer({ min: 1, max: 50 }), async (from, to, count) => {
      for (const spacing of ['linear', 'log'] as const) {
        const all = await numbersOf(from, to, count, spacing);
        expect(all).toHaveLength(range.items!({ from, to, count, spacing }, {}).numbers!.length);
        expect(all[0]).toBe(from);
        if (count > 1) expect(all.at(-1)).toBe(to);
        const sorted = all.toSorted((a, b) => (from <= to ? a - b : b - a));
        expect(all).toEqual(sorted);
      }
    }),
  );
});

test('ends that are a rounding apart leave nothing outside of them', async () => {
  const [from, to] = [999_999.9999999998, 999_999.9999999999];
  for (const value of await numbersOf(from, to, 40, 'log')) expect([from, to]).toContain(value);
});

test('seeds are whole numbers in a row', async () => {
  expect((await seeds.run({}, { first: 5, count: 3 }, context)).seeds).toEqual([5, 6, 7]);
});

test('zip pairs lists of one length, and refuses others', async () => {
  const out = await zip.run({ numbers: [1, 2], texts: ['a', 'b'] }, {}, context);
  expect(out).toEqual({
    images: [],
    moreImages: [],
    numbers: [1, 2],
    moreNumbers: [],
    texts: ['a', 'b'],
    moreTexts: [],
  });
  expect(() => zip.run({ numbers: [1, 2], texts: ['a'] }, {}, context)).toThrow(
    'zip: lists must have one length, got 2 numbers and 1 texts',
  );
});

test('a product has every item with every other, the last list fastest', async () => {
  const out = await product.run({ numbers: [1, 2], moreNumbers: [7], texts: ['a', 'b', 'c'] }, {}, context);
  expect(out.numbers).toEqual([1, 1, 1, 2, 2, 2]);
  expect(out.moreNumbers).toEqual([7, 7, 7, 7, 7, 7]);
  expect(out.texts).toEqual(['a', 'b', 'c', 'a', 'b', 'c']);
  expect((await product.run({ numbers: [1], texts: [] }, {}, context)).numbers).toEqual([]);
  const many = Array.from({ length: 200 }, (_, i) => i);
  expect(() => product.run({ numbers: many, moreNumbers: many }, {}, context)).toThrow('at most 10000 items');
});

test('lists that are too long, or hold what is no number, are refused', () => {
  expect(() => parseParameters('range', range.params, { count: 1e9 })).toThrow(
    'range: count must be at most 10000',
  );
});
