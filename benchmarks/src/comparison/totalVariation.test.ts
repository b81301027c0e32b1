import { createRandom, dot, full, measure, norm, sub, tensor, type Tensor } from '@tweedie/core';
import { bicubicDownsampling, gaussianNoise, identity } from '@tweedie/operators';
import { expect, test } from 'vitest';
import { gradientAdjoint, totalVariation, variationOf } from './totalVariation.ts';

const of = (shape: readonly number[], values: readonly number[]): Tensor =>
  tensor(shape, Float32Array.from(values));

test('an edge between two halves becomes lower by λ over the pixels of a line, on each side', async () => {
  const line = [-0.5, -0.5, -0.5, -0.5, 0.5, 0.5, 0.5, 0.5];
  const y = of([1, 1, 2, 8], [...line, ...line]);
  const { x } = await totalVariation({ y, operator: identity([1, 2, 8]) }, { lambda: 0.4, steps: 2000 });
  for (const [i, value] of x.data.entries()) expect(value).toBeCloseTo(y.data[i]! < 0 ? -0.4 : 0.4, 4);
});

test('the channels of a pixel share an edge: its height is that of all of them together', async () => {
  // heights 0.6 and 0.8 make 1, which goes down by λ/2 on each side of 2 pixels: 0.4/1 of each height is lost
  const y = of([1, 2, 1, 4], [0, 0, 0.6, 0.6, 0, 0, 0.8, 0.8]);
  const { x } = await totalVariation({ y, operator: identity([2, 1, 4]) }, { lambda: 0.4, steps: 2000 });
  const expected = [0.12, 0.12, 0.48, 0.48, 0.16, 0.16, 0.64, 0.64];
  for (const [i, value] of x.data.entries()) expect(value).toBeCloseTo(expected[i]!, 4);
});

test('a picture of one colour stays, whatever measured it', async () => {
  const operator = bicubicDownsampling([3, 16, 16], { factor: 4 });
  const y = full([2, 3, 4, 4], 0.3);
  const { x } = await totalVariation({ y, operator }, { lambda: 0.05, steps: 300 });
  for (const value of x.data) expect(value).toBeCloseTo(0.3, 4);
});

test('the gap between the problem and its dual closes, so that the result is the least there is', async () => {
  const shape = [3, 12, 10];
  const operator = identity(shape);
  const random = createRandom(1);
  const noise = gaussianNoise({ sigma: 0.2 });
  const { y } = await measure(random.uniform([1, ...shape]), { operator, noise, random });
  const lambda = 0.2;
  // P(x) = ½‖y − x‖² + λ·TV(x), and for A = I its dual is D(p) = ½‖y‖² − ½‖y − ∇ᵀp‖², ‖p‖ ≤ λ at each pixel
  const gapAfter = async (steps: number): Promise<number> => {
    const { x, p } = await totalVariation({ y, operator }, { lambda, steps });
    const primal = norm(sub(y, x))[0]! ** 2 / 2 + lambda * variationOf(x)[0]!;
    const dual = (norm(y)[0]! ** 2 - norm(sub(y, gradientAdjoint(p)))[0]! ** 2) / 2;
    return (primal - dual) / primal;
  };
  const [early, late] = [await gapAfter(5), await gapAfter(2000)];
  expect(early).toBeGreaterThan(1e-4);
  expect(late).toBeGreaterThan(-1e-5); // float32: 1e-7 of each of some hundred sums
  expect(late).toBeLessThan(1e-5);
});

test('each picture of a batch is restored on its own', async () => {
  const operator = identity([1, 4, 4]);
  const random = createRandom(2);
  const y = random.normal([2, 1, 4, 4]);
  const both = (await totalVariation({ y, operator }, { lambda: 0.3 })).x;
  const second = { shape: [1, 1, 4, 4], data: y.data.slice(16) };
  const alone = (await totalVariation({ y: second, operator }, { lambda: 0.3 })).x;
  expect([...both.data.slice(16)]).toEqual([...alone.data]);
});

test('the adjoint of the gradient is one', () => {
  // <∇x, p> with x an image of rows 0, 1 and columns 0, 2: each difference is 1 down and 2 to the right
  const x = of([1, 1, 2, 2], [0, 2, 1, 3]);
  const down = of([1, 1, 2, 2], [3, 5, 0, 0]);
  const right = of([1, 1, 2, 2], [7, 0, 11, 0]);
  expect(dot(x, gradientAdjoint([down, right]))[0]).toBe(3 + 5 + 2 * (7 + 11));
});
