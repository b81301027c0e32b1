import { expect, test } from 'vitest';
import { ancestralStep, steps } from './steps.ts';

test('steps pairs each level with the next', () => {
  expect([...steps([3, 1, 0])]).toEqual([
    [0, 3, 1],
    [1, 1, 0],
  ]);
  expect([...steps([3])]).toEqual([]);
});

test('the two parts of an ancestral step add up to the next level', () => {
  for (const eta of [0, 0.3, 1]) {
    const { down, up } = ancestralStep(5, 3, eta);
    expect(down ** 2 + up ** 2).toBeCloseTo(9, 12);
    expect(up).toBeCloseTo(eta * 3 * 0.8, 12);
  }
});

test('the whole ancestral step has the mean and the variance of the posterior of the forward process', () => {
  // x_to | x_from, x₀ has mean x₀ + (to²/from²)·(x_from − x₀) and variance to²·(from² − to²)/from².
  const { down, up } = ancestralStep(2, 0.5);
  expect(down / 2).toBeCloseTo(0.25 / 4, 12);
  expect(up ** 2).toBeCloseTo((0.25 * (4 - 0.25)) / 4, 12);
});

test('a step to 0 adds no noise', () => {
  expect(ancestralStep(2, 0)).toEqual({ down: 0, up: 0 });
});

test('noise never exceeds the level it leads to', () => {
  expect(ancestralStep(2, 1.5, 10)).toEqual({ down: 0, up: 1.5 });
});

test('a step upwards is refused', () => {
  expect(() => ancestralStep(1, 2)).toThrow(
    'needs 0 ≤ to ≤ from, from > 0 and eta ≥ 0, got from 1, to 2 and eta 1',
  );
  expect(() => ancestralStep(0, 0)).toThrow('from > 0');
  expect(() => ancestralStep(2, 1, -1)).toThrow('eta -1');
});
