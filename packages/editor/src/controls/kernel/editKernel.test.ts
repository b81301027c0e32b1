import { drawKernel, kernelGrid } from '@tweedie/workflow';
import { expect, test } from 'vitest';
import {
  asDrawn,
  type Drawn,
  kernelOfLight,
  mirrored,
  softened,
  withShape,
  withSize,
  withWeight,
} from './editKernel.ts';

const corner: Drawn = { shape: 'drawn', size: 3, weights: [200, 0, 0, 0, 100, 0, 0, 0, 0] };

test('a shape that is drawn on looks as it did, but for codes of 1/255', () => {
  const shape = { shape: 'motion', length: 9, angle: 30 } as const;
  const [before, after] = [kernelGrid(shape), kernelGrid(asDrawn(shape))];
  expect(after.size).toBe(before.size);
  for (const [i, weight] of after.weights.entries())
    expect(Math.abs(weight - before.weights[i]!)).toBeLessThan(0.5 / 255 + 1e-9);
});

test('a shape that is too large for the grid keeps its middle', () => {
  const drawn = asDrawn({ shape: 'box', width: 63 });
  expect(drawn.size).toBe(31);
  expect(drawn.weights.every((weight) => weight === 255)).toBe(true);
});

test('a larger grid and back is the same grid; a smaller one loses its rim', () => {
  expect(withSize(withSize(corner, 9), 3)).toEqual(corner);
  expect(withSize(withSize(corner, 9), 5).weights.filter((weight) => weight > 0)).toEqual([200, 100]);
  expect(withSize(corner, 99).size).toBe(31);
});

test('drawing marks every cell on the way, and the last weight cannot be taken away', () => {
  const line = withWeight(corner, { x: 0, y: 2 }, { x: 2, y: 2 }, 50);
  expect(line.weights.slice(6)).toEqual([50, 50, 50]);
  const empty = [0, 1, 2].reduce((now, y) => withWeight(now, { x: 0, y }, { x: 2, y }, 0), corner);
  expect(empty.weights).toEqual([0, 0, 0, 0, 255, 0, 0, 0, 0]);
  expect(withWeight(corner, { x: 5, y: 5 }, { x: 5, y: 5 }, 9)).toEqual(corner);
});

test('mirroring twice is nothing, and softening keeps what is not near the rim', () => {
  expect(mirrored(corner).weights.slice(0, 3)).toEqual([0, 0, 200]);
  expect(mirrored(mirrored(corner))).toEqual(corner);
  const dot = softened(withSize({ shape: 'drawn', size: 3, weights: [0, 0, 0, 0, 160, 0, 0, 0, 0] }, 5));
  expect(dot.weights.reduce((a, b) => a + b, 0)).toBe(160);
  expect(dot.weights[12]).toBe(40);
});

test('a picture becomes weights about its middle, black none', () => {
  const light = Float64Array.from({ length: 20 }, (_, i) => (i === 12 ? 255 : 0)); // 5 × 4, at 2, 2
  const kernel = kernelOfLight(light, { width: 5, height: 4 })!;
  expect(kernel.size).toBe(5);
  expect(kernel.weights[12]).toBe(255);
  expect(kernelOfLight(new Float64Array(20), { width: 5, height: 4 })).toBeUndefined();
});

test('every shape can be chosen, and is one that the node draws', () => {
  for (const shape of ['gaussian', 'motion', 'disc', 'box', 'drawn'] as const) {
    expect(drawKernel(withShape(corner, shape)).data.length).toBeGreaterThan(24);
  }
});
