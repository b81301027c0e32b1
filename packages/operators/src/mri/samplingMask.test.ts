import { expect, test } from 'vitest';
import { samplingMask } from './samplingMask.ts';
import type { Pattern } from './samplingParameters.ts';

const all = ['variable-density', 'random', 'equispaced', 'radial', 'gaussian', 'poisson-disc'] as const;
const exact = all.filter((pattern) => pattern !== 'radial');
const given = { acceleration: 4, centre: 0.1, seed: 0 };

/** 1 where something is measured. */
function measured(
  pattern: Pattern,
  size: { height: number; width: number },
  options: Partial<typeof given> = {},
): number[] {
  return Array.from(samplingMask(size, { pattern, ...given, ...options }), (missing) => 1 - missing);
}

const count = (mask: readonly number[]): number => mask.reduce((a, b) => a + b, 0);

test.each(exact)('%s measures one of R values, exactly', (pattern) => {
  for (const acceleration of [1, 2, 4, 7.5]) {
    const lines = count(measured(pattern, { height: 1, width: 60 }, { acceleration, centre: 0 }));
    expect(lines).toBe(Math.round(60 / acceleration));
    expect(count(measured(pattern, { height: 30, width: 60 }, { acceleration })) / (30 * 60)).toBeCloseTo(
      1 / acceleration,
      10,
    );
  }
});

test('spokes measure one of R values, and at most a spoke more', () => {
  for (const acceleration of [2, 4, 8]) {
    const found = count(measured('radial', { height: 64, width: 48 }, { acceleration }));
    const wanted = (64 * 48) / acceleration;
    expect(found).toBeGreaterThanOrEqual(wanted);
    expect(found).toBeLessThan(wanted + 64 + 48);
  }
});

test.each(all)('%s measures frequency 0 and the centre, for even and odd sides', (pattern) => {
  for (const [height, width] of [
    [1, 1],
    [2, 3],
    [16, 17],
    [21, 20],
  ] as const) {
    const mask = measured(pattern, { height, width }, { acceleration: 64, centre: 0 });
    expect(mask[Math.floor(height / 2) * width + Math.floor(width / 2)]).toBe(1);
    expect(count(measured(pattern, { height, width }, { acceleration: 64, centre: 1 }))).toBe(height * width);
  }
});

test.each(all)('%s is drawn by its seed', (pattern) => {
  const size = { height: 24, width: 40 };
  expect(measured(pattern, size)).toEqual(measured(pattern, size));
  expect(measured(pattern, size, { seed: 1 })).not.toEqual(measured(pattern, size));
});

test.each(['variable-density', 'random', 'equispaced'] as const)('%s measures whole columns', (pattern) => {
  const mask = measured(pattern, { height: 5, width: 40 });
  for (let i = 1; i < 5; i++) expect(mask.slice(40 * i, 40 * (i + 1))).toEqual(mask.slice(0, 40));
});

test('equispaced columns beside the centre are equally far apart, but for whole numbers', () => {
  const mask = measured('equispaced', { height: 1, width: 120 }, { centre: 0.1 });
  const left = [...mask.keys()].filter((k) => mask[k] === 1 && k < 54);
  const gaps = left.slice(1).map((k, i) => k - left[i]!);
  expect(Math.max(...gaps) - Math.min(...gaps)).toBeLessThanOrEqual(1);
});

test('every column beside the centre has the same chance at random, and a lesser one far out with variable density', () => {
  const trials = 400;
  const chances = (pattern: Pattern): number[] => {
    const sums = new Array<number>(20).fill(0);
    for (let seed = 0; seed < trials; seed++) {
      for (const [k, value] of measured(pattern, { height: 1, width: 20 }, { seed, centre: 0 }).entries()) {
        sums[k]! += value / trials;
      }
    }
    return sums;
  };
  const even = chances('random');
  // 4 of 19 columns beside the middle one; five standard deviations of a binomial.
  for (const [k, chance] of even.entries()) {
    if (k === 10) continue;
    expect(Math.abs(chance - 4 / 19)).toBeLessThan(5 * Math.sqrt(((4 / 19) * (15 / 19)) / trials));
  }
  const dense = chances('variable-density');
  expect(dense[9]! + dense[11]!).toBeGreaterThan(4 * (dense[1]! + dense[19]!));
});

test('points of a Poisson disc keep apart: fewer have a neighbour than among points at random', () => {
  const size = { height: 48, width: 48 };
  const touching = (pattern: Pattern): number => {
    const mask = measured(pattern, size, { acceleration: 8, centre: 0 });
    return mask.filter((value, i) => value === 1 && i % 48 < 47 && mask[i + 1] === 1).length;
  };
  expect(touching('poisson-disc')).toBeLessThan(0.2 * touching('gaussian'));
});
