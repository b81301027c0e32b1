import { createRandom, karrasSigmas } from '@tweedie/core';
import { expect, test } from 'vitest';
import { type VisitName, visits } from './visits.ts';

const range = { min: 0.01, max: 20 };
const visit = (name: VisitName, { n = 50, seed = 1 } = {}) =>
  visits[name]({ n, random: createRandom(seed), ...range });
/** Where a level lies on the way from max (0) to min (1), in the coordinate of Karras levels. */
const place = (sigma: number) => {
  const [high, low] = [range.max ** (1 / 7), range.min ** (1 / 7)];
  return (high - sigma ** (1 / 7)) / (high - low);
};

test('descending and ascending are Karras levels without the 0', () => {
  expect(visit('descending')).toEqual(karrasSigmas(50, range).slice(0, 50));
  expect(visit('ascending')).toEqual(visit('descending').reverse());
});

test('random levels fill the range evenly and in no order', () => {
  const n = 2000;
  const places = visit('random', { n }).map(place);
  // Kolmogorov and Smirnov: the largest gap between the two distributions exceeds 2.3/√n once in 20,000 times.
  const sorted = [...places].sort((a, b) => a - b);
  const gap = Math.max(...sorted.map((u, i) => Math.max(Math.abs(u - i / n), Math.abs(u - (i + 1) / n))));
  expect(gap).toBeLessThan(2.3 / Math.sqrt(n));
  const rises = places.filter((u, i) => i > 0 && u > places[i - 1]!).length;
  expect(Math.abs(rises / n - 1 / 2)).toBeLessThan(4.5 * Math.sqrt(1 / 12 / n)); // variance of the rises of a shuffle: n/12
});

test('stratified levels take one of each part, in random order', () => {
  const parts = visit('stratified').map((sigma) => Math.floor(place(sigma) * 50));
  expect([...parts].sort((a, b) => a - b)).toEqual(Array.from({ length: 50 }, (_, i) => i));
  expect(parts).not.toEqual([...parts].sort((a, b) => a - b));
});

test('chance comes from the seed, and is the same for every sample of a batch', () => {
  for (const name of ['random', 'stratified'] as const) {
    expect(visit(name)).toEqual(visit(name));
    expect(visit(name)).not.toEqual(visit(name, { seed: 2 }));
    const lane = visits[name]({ n: 50, random: createRandom(1).lane(3), ...range });
    expect(lane).toEqual(visit(name));
  }
});
