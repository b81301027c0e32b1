/**
 * @file Philox 4×32-10: ten rounds of multiplications turn a counter of 128 bits and a key of 64 into 128 random
 * bits. It has no state, so any part of a stream can be drawn by itself and in any order. Salmon, Moraes, Dror
 * and Shaw (2011), "Parallel random numbers: as easy as 1, 2, 3", section 3.3.
 */
const rounds = 10;
const multiplierA = 0xd2511f53;
const multiplierB = 0xcd9e8d57;
const weylA = 0x9e3779b9;
const weylB = 0xbb67ae85;

/** Two words: which stream. */
export type Key = readonly [number, number];
/** Four words: where in the stream. */
export type Counter = readonly [block: number, draw: number, lane: number, purpose: number];

/** The last word of a counter, which keeps blocks for different purposes apart. */
export const purpose = { values: 0, choices: 1, labels: 2 } as const;

/**
 * Fills `words`, a multiple of eight, with the four words of block `counter`, those of the next block, ….
 * Two blocks, x and y, go side by side, since the rounds of one would wait for their multiplications.
 */
export function philox(words: Int32Array, key: Key, [block, draw, lane, use]: Counter): void {
  for (let i = 0; i < words.length; i += 8) {
    let x0 = (block + i / 4) | 0;
    let x1 = draw | 0;
    let x2 = lane | 0;
    let x3 = use | 0;
    let y0 = (x0 + 1) | 0;
    let y1 = x1;
    let y2 = x2;
    let y3 = x3;
    let keyA = key[0] | 0;
    let keyB = key[1] | 0;
    for (let round = 0; round < rounds; round++) {
      const lowXA = Math.imul(multiplierA, x0);
      const lowXB = Math.imul(multiplierB, x2);
      const lowYA = Math.imul(multiplierA, y0);
      const lowYB = Math.imul(multiplierB, y2);
      const highXA = high(multiplierA, x0, lowXA);
      const highXB = high(multiplierB, x2, lowXB);
      const highYA = high(multiplierA, y0, lowYA);
      const highYB = high(multiplierB, y2, lowYB);
      x0 = highXB ^ x1 ^ keyA;
      x1 = lowXB;
      x2 = highXA ^ x3 ^ keyB;
      x3 = lowXA;
      y0 = highYB ^ y1 ^ keyA;
      y1 = lowYB;
      y2 = highYA ^ y3 ^ keyB;
      y3 = lowYA;
      keyA = (keyA + weylA) | 0;
      keyB = (keyB + weylB) | 0;
    }
    words[i] = x0;
    words[i + 1] = x1;
    words[i + 2] = x2;
    words[i + 3] = x3;
    words[i + 4] = y0;
    words[i + 5] = y1;
    words[i + 6] = y2;
    words[i + 7] = y3;
  }
}

/**
 * The upper word of `multiplier·x`, whose lower word is `low`. In units of the upper word the product is below
 * 2³², so float64 knows it to 2⁻²²; less its lower word it is whole, and half a unit more survives three roundings.
 */
function high(multiplier: number, x: number, low: number): number {
  return ((x >>> 0) * (multiplier * 2 ** -32) + 0.5 - (low >>> 0) * 2 ** -32) | 0;
}
