import { createRandom, map, norm, scale, sub } from '@tweedie/core';
import { expect, test } from 'vitest';
import { langevin } from './langevin.ts';

const random = createRandom(3);
const x = random.normal([2, 1, 4, 8]);
const denoised = scale([0.5, 0.1], x);
const n = random.normal(x.shape);
const zero = map(n, () => 0);

test('the pull of the score is r times as long as the noise, in each sample', () => {
  const moved = sub(langevin({ x, denoised, sigma: 0.3 }, { n, snr: 0.16 }), x);
  for (const k of [0, 1]) {
    // moved = ε·g + √(2ε)·n with ε‖g‖ = r·√(2ε)‖n‖, so √(2ε) is ε‖g‖ / (r‖n‖): solve for it from ‖moved‖
    const pull = sub(denoised, x);
    const cosine = cosineOf(pull.data.subarray(32 * k, 32 * k + 32), n.data.subarray(32 * k, 32 * k + 32));
    const spread = (2 * 0.16 * norm(n)[k]!) / (norm(pull)[k]! / 0.3 ** 2); // √(2ε), from ε = 2·(r‖n‖/‖g‖)²
    const length = spread * norm(n)[k]! * Math.sqrt(1 + 0.16 ** 2 + 2 * 0.16 * cosine);
    expect(norm(moved)[k]! / length).toBeCloseTo(1, 5); // float32
  }
});

test('without a score, or without noise, the image stays', () => {
  expect(langevin({ x, denoised: x, sigma: 0.3 }, { n, snr: 0.16 })).toEqual(x);
  expect(langevin({ x, denoised, sigma: 0.3 }, { n: zero, snr: 0.16 })).toEqual(x);
});

function cosineOf(a: Float32Array, b: Float32Array): number {
  const dot = (u: Float32Array, v: Float32Array): number =>
    u.reduce((sum, value, i) => sum + value * v[i]!, 0);
  return dot(a, b) / Math.sqrt(dot(a, a) * dot(b, b));
}
