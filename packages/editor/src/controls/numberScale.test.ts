import { describeParameters } from '@tweedie/core';
import { expect, test } from 'vitest';
import type { z } from 'zod';
import { builtIn } from '../document/fixtures/documents.ts';
import { explainNumber } from './explainNumber.ts';
import { positionOf, scaleOf, scrubbed, sliderOf, valueAt } from './numberScale.ts';

const width = { kind: 'number', min: 0, minExcluded: true, max: 256, default: 3 } as const;
const share = { kind: 'number', min: 0, max: 1, default: 0.7 } as const;
const free = { kind: 'number', min: 0, default: 0.05 } as const;
const angle = { kind: 'number', default: 0 } as const;

test('a range of decades goes by factors, a share by equal steps, and what has no end has no scale', () => {
  expect(scaleOf(width)).toEqual({ kind: 'log', from: 0.1, to: 256 });
  expect(scaleOf({ kind: 'number', min: 1, max: 2048, default: 15 })).toEqual({
    kind: 'log',
    from: 1,
    to: 2048,
  });
  expect(scaleOf(share)).toEqual({ kind: 'linear', from: 0, to: 1 });
  expect(scaleOf({ kind: 'number', min: -1, max: 1000, default: 1 })).toMatchObject({ kind: 'linear' });
  expect(scaleOf(free)).toBeUndefined();
});

test('a slider gives whole numbers up to ten thousand, and sizes of pictures are typed', () => {
  expect(sliderOf({ kind: 'integer', min: 1, max: 10_000, default: 100 })).toMatchObject({ kind: 'log' });
  expect(sliderOf({ kind: 'integer', min: 0, max: 64, default: 0 })).toMatchObject({ kind: 'linear' });
  expect(sliderOf({ kind: 'integer', min: 1, max: 16_384, default: 256 })).toBeUndefined();
  expect(sliderOf({ kind: 'integer', min: 1, default: 5 })).toBeUndefined();
  expect(sliderOf(width)).toEqual(scaleOf(width));
});

test('places and values lead to each other, to three digits', () => {
  const scale = scaleOf(width)!;
  for (const value of [0.1, 0.5, 3, 40, 256]) {
    expect(Math.abs(valueAt(positionOf(value, scale), scale) / value - 1)).toBeLessThan(0.005);
  }
  expect([positionOf(1e-9, scale), positionOf(1e9, scale)]).toEqual([0, 1]);
});

test('a drag to the right is more, to the left is less, and there and back is about the same', () => {
  for (const description of [width, share, free, { ...angle, default: 45 }]) {
    const start = description.default * 0.9;
    const more = scrubbed(start, 20, description);
    expect(more).toBeGreaterThan(start);
    expect(scrubbed(start, -20, description)).toBeLessThan(start);
    expect(Math.abs(scrubbed(more, -20, description) - start)).toBeLessThan(0.02 * start);
  }
});

test('what can be 0 can be dragged to 0, and away from it', () => {
  expect(scrubbed(0.05, -1000, free)).toBe(0);
  expect(scrubbed(0, 60, free)).toBeGreaterThan(0);
  expect(scrubbed(0, 12, angle)).toBe(0.12);
});

test('no drag leads out of the bounds of any parameter that Tweedie brings', () => {
  for (const { type, definition } of builtIn.all) {
    for (const description of describeParameters(definition.params as z.ZodObject)) {
      const { kind, default: standard, name } = description;
      if ((kind !== 'number' && kind !== 'integer') || typeof standard !== 'number') continue;
      for (const by of [-5000, -40, -1, 1, 40, 900]) {
        const value = scrubbed(standard, by, description);
        expect(explainNumber(value, description), `${type} ${name} ${by}`).toBeUndefined();
      }
    }
  }
});
