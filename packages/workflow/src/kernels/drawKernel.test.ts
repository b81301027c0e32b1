import { full, norm, sub, tensor, type Tensor } from '@tweedie/core';
import { blur, gaussianBlur, motionBlur, uniformBlur } from '@tweedie/operators';
import { expect, test } from 'vitest';
import { drawKernel, kernelGrid } from './drawKernel.ts';
import { type Kernel, kernel } from './kernel.ts';

const side = 41;
const point = full([1, 1, side, side], 0);
point.data[Math.floor((side * side) / 2)] = 1;

function spot(psf: Tensor): Tensor {
  return blur([1, side, side], { psf, boundary: 'zero' }).apply(point) as Tensor;
}

test.each([
  ['gaussian', { shape: 'gaussian', sigma: 2 }, gaussianBlur([1, side, side], { sigma: 2 })],
  [
    'motion',
    { shape: 'motion', length: 9, angle: 30 },
    motionBlur([1, side, side], { length: 9, angle: 30 }),
  ],
  ['box', { shape: 'box', width: 5 }, uniformBlur([1, side, side], { size: 5 })],
] as const)('a %s kernel through the blur of a picture is the blur of that name', (_, shape, operator) => {
  const [ours, theirs] = [spot(drawKernel(shape)), operator.apply(point) as Tensor];
  // Each of n weights is off by half a step of 2⁻¹⁶ relative to the largest, w: √n·w/2¹⁷, and their sum by as much again.
  const n = ours.data.filter((value) => value > 0).length;
  const largest = ours.data.reduce((a, b) => Math.max(a, b));
  expect(norm(sub(ours, theirs))[0]).toBeLessThan((2 * Math.sqrt(n) * largest) / 2 ** 17 + 1e-6);
});

test('a disc weighs what it covers of a pixel', () => {
  const fine = 64;
  for (const radius of [2, 6.3, 12]) {
    const { size, weights } = kernelGrid({ shape: 'disc', radius });
    const covered = (i: number): number => {
      const [y, x] = [Math.floor(i / size) - (size - 1) / 2, (i % size) - (size - 1) / 2];
      let inside = 0;
      for (let k = 0; k < fine * fine; k++) {
        const [dy, dx] = [(Math.floor(k / fine) + 0.5) / fine - 0.5, ((k % fine) + 0.5) / fine - 0.5];
        if (Math.hypot(y + dy, x + dx) <= radius) inside++;
      }
      return inside / fine ** 2;
    };
    // A slanted rim takes off (√½ − ½)² = 0.043 of a corner, a round one 1/4R over the diagonal, and counting 1/64 at most.
    const limit = 0.043 + 1 / (4 * radius) + 1 / fine;
    for (const [i, weight] of weights.entries()) expect(Math.abs(weight - covered(i))).toBeLessThan(limit);
  }
});

test('what was drawn is drawn, the largest weight white, with black around it', () => {
  const drawn: Kernel = { shape: 'drawn', size: 3, weights: [0, 50, 0, 0, 100, 0, 0, 0, 25] };
  const { shape, data } = drawKernel(drawn);
  expect(shape).toEqual([1, 1, 5, 5]);
  const weight = (y: number, x: number): number => (data[5 * y + x]! + 1) / 2;
  expect([weight(1, 2), weight(2, 2), weight(3, 3), weight(0, 0), weight(2, 1)]).toEqual([
    expect.closeTo(0.5, 4),
    1,
    expect.closeTo(0.25, 4),
    0,
    0,
  ]);
});

test('the smallest of each shape leaves an image alone', () => {
  const x = tensor([1, 1, 3, 3], Float32Array.of(1, 2, 3, 4, 5, 6, 7, 8, 9));
  for (const shape of [
    { shape: 'gaussian', sigma: 0.1 },
    { shape: 'motion', length: 1, angle: 20 },
    { shape: 'disc', radius: 0.4 },
    { shape: 'box', width: 1 },
  ] as const) {
    const { data } = blur([1, 3, 3], { psf: drawKernel(shape) }).apply(x) as Tensor;
    for (const [i, value] of data.entries()) expect(value).toBeCloseTo(i + 1, 5);
  }
});

test('what is no kernel is refused', () => {
  const bad = [
    { shape: 'drawn', size: 4, weights: Array(16).fill(1) },
    { shape: 'drawn', size: 3, weights: Array(8).fill(1) },
    { shape: 'drawn', size: 3, weights: Array(9).fill(0) },
    { shape: 'drawn', size: 33, weights: Array(1089).fill(1) },
    { shape: 'gaussian', sigma: 0 },
    { shape: 'heart' },
  ];
  for (const value of bad) expect(kernel.safeParse(value).success).toBe(false);
});
