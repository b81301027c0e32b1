import { expect, test } from 'vitest';
import { concatenate, sample } from '../tensor/batch.ts';
import type { Shape } from '../tensor/tensor.ts';
import { createRandom } from './createRandom.ts';

const draws = 100_000;
/** Five standard errors: one test in two million fails by chance, and the seeds are fixed anyway. */
const sigmas = 5;

test('normal numbers have the moments 0, 1, 0, 3', () => {
  const z = createRandom(1).normal([1, draws]).data;
  const moment = (p: number): number => z.reduce((sum, value) => sum + value ** p, 0) / draws;
  // Var(zᵖ) = (2p − 1)!! − E[zᵖ]²: 1, 2, 15, 96
  expect(Math.abs(moment(1))).toBeLessThan(sigmas * Math.sqrt(1 / draws));
  expect(Math.abs(moment(2) - 1)).toBeLessThan(sigmas * Math.sqrt(2 / draws));
  expect(Math.abs(moment(3))).toBeLessThan(sigmas * Math.sqrt(15 / draws));
  expect(Math.abs(moment(4) - 3)).toBeLessThan(sigmas * Math.sqrt(96 / draws));
});

/** A Kolmogorov–Smirnov distance of more than this has a chance of 2·exp(−2nD²) = 10⁻⁶. */
const farthest = Math.sqrt(Math.log(2e6) / (2 * draws));

test('normal numbers follow the normal distribution function', () => {
  expect(farthestFrom(phi, createRandom(2).normal([1, draws]).data)).toBeLessThan(farthest);
});

test('uniform numbers follow the uniform distribution function', () => {
  const x = createRandom(2).uniform([1, draws]).data;
  expect(farthestFrom((value) => value, x)).toBeLessThan(farthest);
  expect(x.every((value) => value >= 0 && value < 1)).toBe(true);
});

test('the same seed gives the same numbers, today and tomorrow', () => {
  const random = createRandom(0);
  expect(Array.from(random.normal([1, 4]).data)).toMatchInlineSnapshot(`
    [
      1.2761369943618774,
      -0.30411481857299805,
      -0.720161497592926,
      -1.2509198188781738,
    ]
  `);
  expect(Array.from(random.uniform([1, 4]).data)).toMatchInlineSnapshot(`
    [
      0.41724807024002075,
      0.9146023988723755,
      0.451726496219635,
      0.028461694717407227,
    ]
  `);
  expect(random.permutation(8)).toMatchInlineSnapshot(`
    [
      7,
      3,
      2,
      6,
      1,
      0,
      5,
      4,
    ]
  `);
  expect(random.integer(1000)).toMatchInlineSnapshot(`778`);
  expect(Array.from(random.split('noise').normal([1, 2]).data)).toMatchInlineSnapshot(`
    [
      0.9400489926338196,
      -0.4804353415966034,
    ]
  `);
});

test('a batch is what its lanes give', () => {
  const shape = (batch: number): Shape => [batch, 3, 41, 37]; // more than one piece, and no multiple of eight
  const random = createRandom(7);
  random.normal([2, 5]); // lanes go on from here
  const apart = [0, 1, 2].map((n) => random.lane(n).normal(shape(1)));
  expect(random.normal(shape(3))).toEqual(concatenate(apart));
});

test('a lane keeps its place through a split', () => {
  const random = createRandom(7);
  const single = random.lane(2).split('noise').normal([1, 9]);
  expect(sample(random.split('noise').normal([3, 9]), 2).data).toEqual(single.data);
});

test('a batch makes one choice for all its lanes', () => {
  expect(createRandom(7).lane(3).permutation(20)).toEqual(createRandom(7).permutation(20));
  expect(
    createRandom(7)
      .lane(3)
      .integer(2 ** 32),
  ).toBe(createRandom(7).integer(2 ** 32));
});

test('a split does not depend on what was drawn before', () => {
  const random = createRandom(5);
  const before = random.split('a').normal([1, 8]);
  random.normal([1, 100]);
  expect(random.split('a').normal([1, 8])).toEqual(before);
});

test('draws, lanes, labels and seeds are not correlated', () => {
  const random = createRandom(11);
  const streams = [
    random.normal([1, draws]),
    random.normal([1, draws]),
    random.lane(1).normal([1, draws]),
    random.split('').normal([1, draws]),
    random.split('a').normal([1, draws]),
    random.split('a\0').normal([1, draws]),
    random.split('aaaaa').normal([1, draws]),
    random.split('aaaab').normal([1, draws]),
    random.split('a').split('a').normal([1, draws]),
    createRandom(12).normal([1, draws]),
    createRandom(11 + 2 ** 32).normal([1, draws]),
  ];
  for (const [i, x] of streams.entries()) {
    for (const y of streams.slice(0, i)) {
      let sum = 0;
      for (let k = 0; k < draws; k++) sum += x.data[k]! * y.data[k]!;
      expect(Math.abs(sum)).toBeLessThan(sigmas * Math.sqrt(draws)); // Var(xy) = 1
    }
  }
});

test('integers are uniform below a bound that does not divide 2^32', () => {
  const random = createRandom(3);
  const bound = 3 * 2 ** 30; // a plain remainder would give the first third twice as often
  const n = 3000;
  let first = 0;
  for (let i = 0; i < n; i++) first += random.integer(bound) < 2 ** 30 ? 1 : 0;
  expect(Math.abs(first - n / 3)).toBeLessThan(sigmas * Math.sqrt((n * 2) / 9));
});

test('permutations hold each number once and are equally likely', () => {
  const random = createRandom(4);
  const n = 6000;
  const counts = new Map<string, number>();
  for (let i = 0; i < n; i++) {
    const key = random.permutation(3).join('');
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  expect([...counts.keys()].sort()).toEqual(['012', '021', '102', '120', '201', '210']);
  for (const count of counts.values()) {
    expect(Math.abs(count - n / 6)).toBeLessThan(sigmas * Math.sqrt((n * 5) / 36));
  }
  expect(random.permutation(0)).toEqual([]);
});

test('an empty batch draws nothing', () => {
  expect(createRandom(0).normal([0, 3, 4, 4]).data).toHaveLength(0);
});

test.each([-1, 0.5, NaN, Infinity, 2 ** 53])('the seed %d is refused', (seed) => {
  expect(() => createRandom(seed)).toThrow(
    `createRandom: seed must be a whole number from 0 to 9007199254740991, got ${seed}`,
  );
});

test('bounds, lengths and lanes that make no sense are refused', () => {
  const random = createRandom(0);
  expect(() => random.integer(0)).toThrow(
    'random.integer: bound must be a whole number from 1 to 4294967296, got 0',
  );
  expect(() => random.permutation(-1)).toThrow('random.permutation: length must be a whole number');
  expect(() => random.lane(1.5)).toThrow('random.lane: n must be a whole number');
});

/** The Kolmogorov–Smirnov distance of a sample from a distribution function. */
function farthestFrom(distribution: (value: number) => number, values: Float32Array): number {
  const sorted = values.slice().sort();
  const above = (value: number, i: number): number =>
    Math.max((i + 1) / draws - distribution(value), distribution(value) - i / draws);
  return sorted.reduce((most, value, i) => Math.max(most, above(value, i)), 0);
}

/** `Φ(z)`, by its Taylor series. */
function phi(z: number): number {
  let term = z;
  let sum = z;
  for (let n = 1; n < 100; n++) sum += term *= (z * z) / (2 * n + 1);
  return 0.5 + (sum * Math.exp((-z * z) / 2)) / Math.sqrt(2 * Math.PI);
}
