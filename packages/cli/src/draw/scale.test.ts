import { expect, test } from 'vitest';
import { createScale } from './scale.ts';

test('a linear scale ends at round numbers around its data', () => {
  const { ticks, position } = createScale('linear', [17.2, 28.9, NaN]);
  expect(ticks).toEqual([15, 20, 25, 30]);
  expect([15, 22.5, 30].map(position)).toEqual([0, 0.5, 1]);
});

test('ticks are free of rounding noise', () => {
  expect(createScale('linear', [0, 0.3]).ticks).toEqual([0, 0.1, 0.2, 0.3]);
});

test('a logarithmic scale spans its data, with ticks that lie inside', () => {
  const { ticks, position } = createScale('log', [0.02, 0.5, 0, -1]);
  expect(ticks).toEqual([0.02, 0.05, 0.1, 0.2, 0.5]);
  expect(position(0.02)).toBeCloseTo(0, 12);
  expect(position(0.1)).toBeCloseTo(0.5, 12);
  expect(position(0.5)).toBeCloseTo(1, 12);
});

test('many decades get few ticks', () => {
  const { ticks } = createScale('log', [1e-8, 1]);
  expect(ticks.length).toBeLessThanOrEqual(6);
  expect(ticks.every((tick) => Number.isInteger(Math.round(Math.log10(tick) * 1e9) / 1e9))).toBe(true);
});

test.each(['linear', 'log'] as const)('one value, or none, still makes a %s scale', (kind) => {
  for (const values of [[3], [], [0]]) {
    const { ticks, position } = createScale(kind, values);
    expect(ticks.length).toBeGreaterThan(0);
    expect(position(ticks[0]!)).toBeGreaterThanOrEqual(0);
    expect(Number.isFinite(position(3))).toBe(true);
  }
});
