import { createRandom, mean, sample, samples } from '@tweedie/core';
import { expect, test } from 'vitest';
import { momentsOf } from './moments.ts';

const count = 6;
const draws = createRandom(5).normal([count, 3, 4, 5]);

test('the mean and the spread are those of the numbers, with N − 1', async () => {
  const { mean: average, spread } = await momentsOf(draws);
  for (let i = 0; i < 20; i++) {
    const perChannel = [0, 1, 2].map((c) => {
      const values = samples(draws).map(({ data }) => data[20 * c + i]!);
      const middle = values.reduce((sum, value) => sum + value) / count;
      // One rounding to 32 bits of a mean below 4 in size.
      expect(Math.abs(average.data[20 * c + i]! - middle)).toBeLessThanOrEqual(2 ** -23);
      return Math.sqrt(values.reduce((sum, value) => sum + (value - middle) ** 2, 0) / (count - 1));
    });
    const expected = (perChannel[0]! + perChannel[1]! + perChannel[2]!) / 3;
    expect(Math.abs(spread.values[i]! - expected)).toBeLessThanOrEqual(2 ** -23);
  }
  expect(Math.fround(spread.max)).toBe(Math.max(...spread.values));
  expect(Math.abs(spread.mean - mean({ shape: [1, 20], data: spread.values })[0]!)).toBeLessThan(2 ** -22);
});

test('one sample is its own mean and has no spread', async () => {
  const one = sample(draws, 2);
  const { mean: average, spread } = await momentsOf(one);
  expect(average.data).toEqual(one.data);
  expect(spread).toMatchObject({ max: 0, mean: 0 });
});
