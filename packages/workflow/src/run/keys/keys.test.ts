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

test('the text of a JSON value is JSON that gives it back, so values that differ have different texts', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      expect(JSON.parse(canonical(value))).toEqual(value);
      expect(canonical(turned(value))).toBe(canonical(value));
    }),
  );
});

/** The same value, its fields in the opposite order. */
function turned(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(turned);
  if (typeof value !== 'object' || value === null) return value;
  const fields = Object.entries(value).map(([name, field]) => [name, turned(field)] as const);
  return Object.fromEntries(fields.reverse());
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
