import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { toImage } from '@tweedie/core';
import { expect, test } from 'vitest';
import { drawPhantom, type Phantom } from './phantoms.ts';

const all: readonly Phantom[] = ['leaves', 'shepp-logan', 'star', 'text', 'colours', 'zone-plate'];

test('test pictures are the same codes everywhere', () => {
  const hashes = all.map((which) => {
    const { data } = toImage(drawPhantom(which, { height: 40, width: 56 }));
    return [which, bytesToHex(sha256(Uint8Array.from(data))).slice(0, 16)];
  });
  expect(Object.fromEntries(hashes)).toMatchInlineSnapshot(`
    {
      "colours": "56154339158d7d6d",
      "leaves": "8b103bd8ade76de0",
      "shepp-logan": "ad7af65ebd7bf08c",
      "star": "7bbc6721ede3634d",
      "text": "148adc55c8e8ab0f",
      "zone-plate": "720c0c9e7f2f823e",
    }
  `);
});

test.each(all)(
  '%s has the size that it is asked for, 256 codes, and black and white or many colours',
  (which) => {
    for (const [height, width] of [
      [1, 1],
      [33, 70],
    ] as const) {
      const { shape, data } = drawPhantom(which, { height, width });
      expect(shape).toEqual([1, 3, height, width]);
      for (const value of data)
        expect(Math.abs(Math.round((value + 1) * 127.5) - (value + 1) * 127.5)).toBeLessThan(1e-4);
      if (height > 1) expect(new Set(data).size).toBeGreaterThan(5);
    }
  },
);

test('the head has the grey values of its definition', () => {
  const { data } = drawPhantom('shepp-logan', { height: 101, width: 101 });
  const at = (x: number, y: number): number =>
    (data[Math.round(50 - 50 * y) * 101 + Math.round(50 + 50 * x)]! + 1) / 2;
  expect(at(0, 0.99)).toBeCloseTo(0, 2); // outside
  expect(at(0, 0.895)).toBeCloseTo(1, 2); // the skull
  expect(at(0.22, 0)).toBeCloseTo(0, 2); // a ventricle: 1 − 0.8 − 0.2
  expect(at(0, 0.4)).toBeCloseTo(0.3, 2); // the large round tumour
  expect(at(0.5, -0.4)).toBeCloseTo(0.2, 2); // grey matter
});
