import type { BlobStore, PortKind, PortValues } from '@tweedie/core';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isPlain, valueKey } from '../keys/valueKey.ts';
import type { Outcome, Output } from '../outcome.ts';
import { cached } from './cached.ts';
import { createMemoryCache } from './createMemoryCache.ts';
import { decodeOutcome } from './decodeOutcome.ts';
import { encodeOutcome } from './encodeOutcome.ts';

function output<K extends PortKind>(kind: K, ...values: PortValues[K][]): Output {
  const items = values.map((value) => ({ key: isPlain(kind) ? valueKey(kind, value) : 'made', value }));
  return { kind, list: values.length !== 1, items } as unknown as Output;
}
const floats = (...values: number[]) => ({
  shape: [1, 1, 1, values.length],
  data: Float32Array.from(values),
});

const everything: Outcome = new Map<string, Output>([
  [
    'image',
    output('image', { tensor: floats(0.1, -0, NaN, Infinity), alpha: Float32Array.of(1, 0.5, 0, 1) }),
  ],
  ['opaque', output('image', { tensor: floats(1, 2), alpha: undefined })],
  ['mask', output('mask', floats(1, -1))],
  ['samples', output('samples', floats(1, 2, 3))],
  ['psnr', output('number', Infinity)],
  ['zero', output('number', -0)],
  ['text', output('text', 'σ = 0.05 “quoted” \u0000\ud800')],
  [
    'table',
    output('table', {
      columns: [{ name: 'σ', unit: 'px' }, { name: 'PSNR' }],
      rows: [[1e-300, NaN], ['∞', -Infinity], []],
    }),
  ],
  [
    'chart',
    output('chart', {
      title: 'Residual',
      x: { title: 'step', values: [0, 1] },
      series: [{ title: 'a', values: [NaN, 0.1 + 0.2] }],
    }),
  ],
  ['list', output('number', 1, 2, 3)],
  ['empty', output('image', ...[])],
  ['__proto__', output('number', 7)],
]);
const bytes = encodeOutcome('key', everything)!;

/** A store in memory. */
function createStore(): BlobStore & { readonly blobs: Map<string, Uint8Array> } {
  const blobs = new Map<string, Uint8Array>();
  return {
    blobs,
    get: (key) => Promise.resolve(blobs.get(key)),
    put: (key, blob) => Promise.resolve(void blobs.set(key, blob)),
  };
}

test('every plain kind comes back as it was, to the last bit', () => {
  expect(decodeOutcome('key', bytes)).toEqual(everything);
});

test('bytes that lie anywhere in a larger buffer are read', () => {
  const larger = new Uint8Array(bytes.length + 7);
  larger.set(bytes, 3);
  expect(decodeOutcome('key', larger.subarray(3, 3 + bytes.length))).toEqual(everything);
});

test('a Buffer is read, as files give one: its slices share its memory', () => {
  expect(decodeOutcome('key', Buffer.from(bytes))).toEqual(everything);
});

test('numbers and words come back exactly', () => {
  fc.assert(
    fc.property(fc.double(), fc.string({ unit: 'binary' }), (number, text) => {
      const outcome: Outcome = new Map([
        ['n', output('number', number)],
        ['t', output('text', text)],
      ]);
      expect(decodeOutcome('k', encodeOutcome('k', outcome)!)).toEqual(outcome);
    }),
  );
});

test('any damage makes a miss: a byte that changed, an end that is missing, bytes of something else', () => {
  fc.assert(
    fc.property(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }), (at, change) => {
      const damaged = bytes.slice();
      damaged[at]! ^= change;
      return decodeOutcome('key', damaged) === undefined;
    }),
  );
  fc.assert(
    fc.property(fc.nat(bytes.length - 1), (length) => !decodeOutcome('key', bytes.subarray(0, length))),
  );
  fc.assert(fc.property(fc.uint8Array({ maxLength: 200 }), (other) => !decodeOutcome('key', other)));
});

test('an entry that stands under the name of another is a miss', () => {
  expect(decodeOutcome('other', bytes)).toBeUndefined();
});

test('a whole entry whose values are not what their kind says is a miss', () => {
  const wrong = (port: unknown): Uint8Array => encodeOutcome('key', new Map([['x', port as Output]]))!;
  const item = (value: unknown) => [{ key: 'k', value }];
  for (const [kind, value] of [
    ['image', { tensor: { shape: [3], data: Float32Array.of(1) } }],
    ['mask', null],
    ['number', 'seven'],
    ['text', 7],
    ['table', { columns: [], rows: [[null]] }],
    ['chart', { title: 'x' }],
  ]) {
    expect(decodeOutcome('key', wrong({ kind, list: false, items: item(value) }))).toBeUndefined();
  }
  expect(decodeOutcome('key', wrong({ kind: 'number', list: false, items: [] }))).toBeUndefined();
});

test('what left the memory comes back from the store, and is in memory then', async () => {
  const store = createStore();
  await cached(createMemoryCache({ bytes: 1e6 }), store).put('key', everything);
  const memory = createMemoryCache({ bytes: 1e6 });
  expect(await cached(memory, store).get('key')).toEqual(everything);
  expect(memory.get('key')).toEqual(everything);
});

test('what is not data is kept in memory alone', async () => {
  const store = createStore();
  const memory = createMemoryCache({ bytes: 1e6 });
  const noise = { name: 'none', sample: <T>(x: T) => x, gradient: <T>(x: T) => x };
  const outcome: Outcome = new Map<string, Output>([
    ['noise', output('noise', noise as never)],
    ['sigma', { kind: 'number', list: false, items: [{ key: 'k', value: 1 }] }],
  ]);
  await cached(memory, store).put('key', outcome);
  expect(store.blobs.size).toBe(0);
  expect(memory.get('key')).toBe(outcome);
});

test('a store that fails is a miss, and nothing more', async () => {
  const broken: BlobStore = {
    get: () => Promise.reject(new Error('no disk')),
    put: () => Promise.reject(new Error('no disk')),
  };
  const cache = cached(createMemoryCache({ bytes: 1e6 }), broken);
  expect(await cache.get('key')).toBeUndefined();
  await cache.put('key', everything);
  expect(await cache.get('key')).toBe(everything);
});
