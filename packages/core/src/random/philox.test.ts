import { expect, test } from 'vitest';
import { type Counter, type Key, philox } from './philox.ts';

/** The known answers that the authors publish with Random123 (philox4x32, 10 rounds). */
const ones = 0xffffffff;
const known: readonly (readonly [string, Key, Counter, string])[] = [
  ['nothing', [0, 0], [0, 0, 0, 0], '6627e8d5 e169c58d bc57ac4c 9b00dbd8'],
  ['all bits', [ones, ones], [ones, ones, ones, ones], '408f276d 41c83b0e a20bc7c6 6d5451fd'],
  [
    'the digits of π',
    [0xa4093822, 0x299f31d0],
    [0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344],
    'd16cfe09 94fdcceb 5001e420 24126ea1',
  ],
];

test.each(known)('gives the published block for %s', (_, key, counter, expected) => {
  expect(hex(blocks(8, key, counter).slice(0, 4))).toBe(expected);
});

test('the blocks that it fills are those of counters one after the other', () => {
  const many = blocks(24, [1, 2], [7, 8, 9, 10]);
  for (let i = 0; i < 5; i++) {
    const one = blocks(8, [1, 2], [7 + i, 8, 9, 10]);
    expect(many.slice(4 * i, 4 * i + 8)).toEqual(one);
  }
});

test('the upper words of products are exact', () => {
  // A chain of 4000 rounds with two products each, which one wrong bit would derail.
  let expected = [0x12345678, 0x9abcdef0, 0x0fedcba9, 0x87654321];
  let words = Int32Array.from(expected);
  const key: Key = [0xdeadbeef, 0xcafebabe];
  for (let i = 0; i < 400; i++) {
    const [a, b, c, d] = words as unknown as Counter;
    words = blocks(8, key, [a, b, c, d]).slice(0, 4);
    expected = reference(key, expected);
  }
  expect(hex(words)).toBe(hex(Int32Array.from(expected)));
});

function blocks(count: number, key: Key, counter: Counter): Int32Array {
  const words = new Int32Array(count);
  philox(words, key, counter);
  return words;
}

/** One block by whole numbers of any length. */
function reference([k0, k1]: Key, counter: readonly number[]): number[] {
  let [x0, x1, x2, x3] = counter.map((word) => BigInt(word >>> 0)) as [bigint, bigint, bigint, bigint];
  for (let round = 0; round < 10; round++) {
    const [a, b] = [0xd2511f53n * x0, 0xcd9e8d57n * x2];
    const keyA = BigInt((k0 + round * 0x9e3779b9) % 2 ** 32);
    const keyB = BigInt((k1 + round * 0xbb67ae85) % 2 ** 32);
    [x0, x1, x2, x3] = [(b >> 32n) ^ x1 ^ keyA, b & 0xffffffffn, (a >> 32n) ^ x3 ^ keyB, a & 0xffffffffn];
  }
  return [x0, x1, x2, x3].map(Number);
}

function hex(words: Int32Array): string {
  return Array.from(words, (word) => (word >>> 0).toString(16).padStart(8, '0')).join(' ');
}
