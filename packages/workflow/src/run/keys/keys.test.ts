import fc from 'fast-check';
import { expect, test } from 'vitest';
import { canonical } from './canonical.ts';
import { keyOf, type KeyParts } from './keyOf.ts';
import { valueKey } from './valueKey.ts';

const image = (values: readonly number[], alpha?: Float32Array) => ({
  tensor: { shape: [1, 1, 1, values.length], data: Float32Array.from(values) },
  alpha,
});

test('the order of fields does not matter, and a field that is undefined is none', () => {
  expect(canonical({ b: 1, a: { d: [1, 2], c: 'x' }, e: undefined })).toBe('{"a":{"c":"x","d":[1,2]},"b":1}');
});

test('numbers count exactly, zero with its sign', () => {
  const numbers = [0, -0, 1, 1 + Number.EPSILON, 1e21, NaN, Infinity, -Infinity, Number.MIN_VALUE];
  expect(new Set(numbers.map((n) => canonical(n))).size).toBe(numbers.length);
  fc.assert(fc.property(fc.double(), (n) => Object.is(Number(canonical(n)), n)));
});

test('JSON values that differ have different texts, and equal ones the same', () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.jsonValue(), (a, b) => {
      const exact = (value: unknown): string => JSON.stringify(sorted(value));
      return (canonical(a) === canonical(b)) === (exact(a) === exact(b));
    }),
  );
});

/** JSON in one order. `fc.jsonValue` makes no −0. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.entries(value)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, field]) => [name, sorted(field), 'field']);
}

test('text that looks like something else stays text', () => {
  const data = Float32Array.of(1, 2);
  expect(canonical(canonical(data))).not.toBe(canonical(data));
  expect(canonical('1')).not.toBe(canonical(1));
});

test('what is not data is refused, and so is what has no end', () => {
  const round: Record<string, unknown> = {};
  round.self = round;
  for (const [value, sentence] of [
    [() => 1, 'got a function'],
    [new Map(), 'got an object of a class'],
    [1n, 'got a bigint'],
    [round, 'A value is nested more than 100 deep'],
  ] as const) {
    expect(() => canonical({ value })).toThrow(sentence);
  }
});

test('every part of a key counts', () => {
  const parts: KeyParts = { type: 'a/b', version: 1, params: { sigma: 3 }, looked: 'l', inputs: { x: 'k' } };
  const others: KeyParts[] = [
    { ...parts, type: 'a/c' },
    { ...parts, version: 2 },
    { ...parts, params: { sigma: 4 } },
    { ...parts, looked: 'm' },
    { ...parts, inputs: { y: 'k' } },
    { ...parts, inputs: { x: 'l' } },
    { ...parts, inputs: { x: ['k'] } },
  ];
  expect(new Set([parts, ...others].map(keyOf)).size).toBe(8);
  expect(keyOf({ ...parts, params: { sigma: 3 } })).toBe(keyOf(parts));
});

test('a value is known by its data', () => {
  expect(valueKey('image', image([1, 2]))).toBe(valueKey('image', image([1, 2])));
  expect(valueKey('image', image([1, 2]))).not.toBe(valueKey('image', image([2, 1])));
  expect(valueKey('image', image([1, 2]))).not.toBe(
    valueKey('image', image([1, 2], Float32Array.of(1, 0.5))),
  );
  const { tensor } = image([1, 2]);
  expect(valueKey('samples', tensor)).not.toBe(valueKey('mask', tensor));
  expect(valueKey('mask', tensor)).not.toBe(valueKey('mask', { ...tensor, shape: [1, 1, 2, 1] }));
  expect(valueKey('number', 1)).not.toBe(valueKey('text', '1'));
});

test('a view of a larger array counts by what it shows', () => {
  const whole = Float32Array.of(9, 1, 2, 9);
  const view = { shape: [2], data: whole.subarray(1, 3) };
  expect(valueKey('samples', view)).toBe(valueKey('samples', { shape: [2], data: Float32Array.of(1, 2) }));
});
