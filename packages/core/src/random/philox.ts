/**
 * @file Philox 4×32-10: ten rounds of multiplications turn a 128-bit counter and a 64-bit key into 128 random
 * bits. There is no state, so any number of a stream can be drawn at once and in any order.
 * Salmon, Moraes, Dror, Shaw (2011), "Parallel random numbers: as easy as 1, 2, 3", table 2 and section 3.3.
 */
const rounds = 10;
const multiplier0 = 0xd2511f53;
const multiplier1 = 0xcd9e8d57;
const weyl0 = 0x9e3779b9;
const weyl1 = 0xbb67ae85;

export type Key = readonly [number, number];

/** Writes the four words of the block at counter `[c0, c1, c2, c3]` to `out` from `offset` on. */
export function philox(
  out: Uint32Array,
  offset: number,
  [k0, k1]: Key,
  [c0, c1, c2, c3]: readonly [number, number, number, number],
): void {
  for (let round = 0; round < rounds; round++) {
    const p0 = product(multiplier0, c0);
    const p1 = product(multiplier1, c2);
    c0 = p1.high ^ c1 ^ k0;
    c1 = p1.low;
    c2 = p0.high ^ c3 ^ k1;
    c3 = p0.low;
    k0 = (k0 + weyl0) >>> 0;
    k1 = (k1 + weyl1) >>> 0;
  }
  out[offset] = c0;
  out[offset + 1] = c1;
  out[offset + 2] = c2;
  out[offset + 3] = c3;
}

function product(a: number, b: number): { high: number; low: number } {
  b >>>= 0;
  const low = Math.imul(a, b) >>> 0;
  return { low, high: Math.round((a * b - low) / 2 ** 32) >>> 0 };
}
