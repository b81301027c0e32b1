import { expect, test } from 'vitest';
import { toNormal } from './normal.ts';

const words = Int32Array.from([
  0,
  1,
  100,
  2 ** 29,
  2 ** 30,
  1825361100,
  1825361101,
  2 ** 31 - 100,
  2 ** 31 - 1,
]);

test('every number is the inverse of the distribution function to 1.2e-7', () => {
  const z = normals(words);
  for (const [i, word] of words.entries()) {
    const expected = (2 ** 31 - 1 - word + 0.5) / 2 ** 32; // 1 − Φ
    const slope = Math.exp(-(z[i]! ** 2) / 2) / Math.sqrt(2 * Math.PI);
    const error = (1.2e-7 + 2 ** -24) * z[i]!; // of the formula, and of rounding to float32
    // The slope changes by less than 1 in 100 over the error. 10⁻¹⁵ is for the float64 of this check.
    expect(Math.abs(upperTail(z[i]!) - expected)).toBeLessThan(1.01 * slope * error + 1e-15);
  }
});

test('opposite words give opposite numbers', () => {
  const all = Int32Array.from({ length: 4096 }, (_, i) => Math.imul(i, 0x9e3779b9));
  expect(normals(all.map((word) => -1 - word))).toEqual(normals(all).map((z) => -z));
});

test('the outermost word gives a number beyond six sigmas, and no more', () => {
  const [low, high] = normals(Int32Array.from([-(2 ** 31), 2 ** 31 - 1]));
  expect(high).toBeCloseTo(6.337958, 5); // Φ⁻¹(1 − 2⁻³³)
  expect(low).toBe(-high!);
});

function normals(from: Int32Array): Float32Array {
  const out = new Float32Array(from.length);
  toNormal(from, out);
  return out;
}

/** `1 − Φ(z)` for z ≥ 0 in float64: a Taylor series near 0, the continued fraction of Laplace beyond. */
function upperTail(z: number): number {
  const density = Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI);
  if (z < 2.5) {
    let term = z;
    let sum = z;
    for (let n = 1; n < 60; n++) sum += term *= (z * z) / (2 * n + 1);
    return 0.5 - density * sum;
  }
  let fraction = z;
  for (let n = 400; n > 0; n--) fraction = z + n / fraction;
  return density / fraction;
}
