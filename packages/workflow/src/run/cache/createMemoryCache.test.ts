import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Outcome } from '../outcome.ts';
import { bytesOf } from './bytesOf.ts';
import { createMemoryCache } from './createMemoryCache.ts';

const samples = (floats: number) => ({ shape: [floats], data: new Float32Array(floats) });
const one = (value = samples(256)): Outcome =>
  new Map([['samples', { kind: 'samples', list: false, items: [{ key: 'k', value }] }]]);
const each = bytesOf('samples', samples(256));

test('what was used least recently goes first', () => {
  const cache = createMemoryCache({ bytes: 2 * each });
  cache.put('a', one());
  cache.put('b', one());
  cache.get('a');
  cache.put('c', one());
  expect(['a', 'b', 'c'].map((key) => cache.get(key) !== undefined)).toEqual([true, false, true]);
  expect(cache).toMatchObject({ hits: 3, misses: 1, bytes: 2 * each });
});

test('a pinned entry stays whatever comes, until it is unpinned', () => {
  const cache = createMemoryCache({ bytes: 2 * each });
  cache.pin('a');
  for (const key of ['a', 'b', 'c', 'd']) cache.put(key, one());
  expect(['a', 'b', 'c', 'd'].filter((key) => cache.get(key))).toEqual(['a', 'd']);
  cache.unpin('a');
  for (const key of ['e', 'f']) cache.put(key, one());
  expect(['a', 'e', 'f'].filter((key) => cache.get(key))).toEqual(['e', 'f']);
});

test('pinned entries may go beyond the bound, which leaves no room for others', () => {
  const cache = createMemoryCache({ bytes: each });
  for (const key of ['a', 'b']) cache.pin(key);
  for (const key of ['a', 'b', 'c']) cache.put(key, one());
  expect(['a', 'b', 'c'].filter((key) => cache.get(key))).toEqual(['a', 'b']);
  cache.unpin('a');
  expect(cache.bytes).toBe(each);
});

test('what is too large for the whole cache is not kept, and drives nothing out', () => {
  const cache = createMemoryCache({ bytes: 2 * each });
  cache.put('a', one());
  cache.put('large', one(samples(10_000)));
  expect(cache.get('large')).toBeUndefined();
  expect(cache.get('a')).toBeDefined();
});

test('an object that two entries share counts once, until both are gone', () => {
  const cache = createMemoryCache({ bytes: 10 * each });
  const value = samples(256);
  cache.put('a', one(value));
  cache.put('b', one(value));
  expect(cache.bytes).toBe(each);
  cache.put('a', one());
  expect(cache.bytes).toBe(2 * each);
  cache.clear();
  expect(cache.bytes).toBe(0);
});

test('whatever happens, the bytes are those of the entries and within the bound', () => {
  const step = fc.record({
    key: fc.nat(5),
    size: fc.nat(600),
    pin: fc.constantFrom('pin' as const, 'unpin' as const, 'put' as const),
  });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
      const cache = createMemoryCache({ bytes: 3 * each });
      const pinned = new Set<string>();
      const kept = new Map<string, number>();
      for (const { key, size, pin } of steps) {
        const name = `k${key}`;
        if (pin === 'put') {
          cache.put(name, one(samples(size)));
          kept.set(name, bytesOf('samples', samples(size)));
        } else {
          cache[pin](name);
          pinned[pin === 'pin' ? 'add' : 'delete'](name);
        }
      }
      const there = [...kept].filter(([name]) => cache.get(name));
      const sum = there.reduce((total, [, bytes]) => total + bytes, 0);
      const free = there.some(([name]) => !pinned.has(name));
      expect(cache.bytes).toBe(sum);
      if (free) expect(sum).toBeLessThanOrEqual(3 * each);
    }),
  );
});
