import {
  createRandom,
  dot,
  type DenoiserVjp,
  type Denoiser,
  map,
  multiply,
  type Tensor,
} from '@tweedie/core';
import { expect, test } from 'vitest';
import { padded, paddedVjp } from './pad.ts';
import { tiled, tiledVjp } from './tile.ts';
import { addWindow, window } from './window.ts';

const random = createRandom(3);

/** Linear, and different at every place of a tile: `x ↦ w·x` with weights that depend on the place. */
function weightsFor({ shape }: Tensor): Tensor {
  return map({ shape, data: new Float32Array(shape.reduce((a, b) => a * b)) }, (_, i) => Math.sin(i + 1));
}
const denoise: Denoiser = (x) => Promise.resolve(multiply(weightsFor(x), x));
const vjp: DenoiserVjp = async (x, sigma) => [
  await denoise(x, sigma),
  (v) => Promise.resolve(multiply(weightsFor(v), v)),
];

/** `⟨A·x, y⟩ = ⟨x, Aᵀy⟩` to float32: a rounding of 2⁻²⁴ for each of some ten operations, on values of order 1. */
function expectAdjoint(a: number, b: number, count: number): void {
  expect(Math.abs(a - b)).toBeLessThan(10 * 2 ** -24 * count);
}

test.each([
  { top: 1, left: 2, height: 3, width: 4 },
  { top: -3, left: -2, height: 12, width: 11 },
])('addWindow is the adjoint of window: %o', (box) => {
  const [x, y] = [random.normal([2, 3, 5, 6]), random.normal([2, 3, box.height, box.width])];
  const back = { shape: x.shape, data: new Float32Array(x.data.length) };
  addWindow(back, y, box);
  const [forwards, backwards] = [dot(window(x, box), y), dot(x, back)];
  for (const n of [0, 1]) expectAdjoint(forwards[n]!, backwards[n]!, y.data.length);
});

test.each([
  ['padding', padded(denoise, 8), paddedVjp(vjp, 8), [13, 21]],
  ['padding that is not needed', padded(denoise, 8), paddedVjp(vjp, 8), [8, 16]],
  ['tiles', tiled(denoise, { tile: 16, overlap: 8 }), tiledVjp(vjp, { tile: 16, overlap: 8 }), [37, 29]],
  [
    'a single tile',
    tiled(denoise, { tile: 16, overlap: 8 }),
    tiledVjp(vjp, { tile: 16, overlap: 8 }),
    [16, 9],
  ],
] as const)(
  'the pullback of %s is the adjoint of the denoiser, which is linear here',
  async (_, plain, derivative, size) => {
    const [x, v] = [random.normal([2, 1, ...size]), random.normal([2, 1, ...size])];
    const [denoised, pullback] = await derivative(x, 1);
    expect(denoised).toEqual(await plain(x, 1));
    for (let repeat = 0; repeat < 2; repeat++) {
      const [forwards, backwards] = [dot(denoised, v), dot(x, await pullback(v))];
      for (const n of [0, 1]) expectAdjoint(forwards[n]!, backwards[n]!, x.data.length);
    }
  },
);
