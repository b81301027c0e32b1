import { createRandom, type Tensor } from '@tweedie/core';
import { expect, test } from 'vitest';
import { createAdam } from './adam.ts';
import { createMomentum } from './momentum.ts';
import { optimisers } from './optimisers.ts';
import { rates } from './rates.ts';
import { createSgd } from './sgd.ts';

const at = (...values: number[]): Tensor => ({ shape: [1, values.length], data: Float32Array.from(values) });

test('gradient descent moves by the rate times the gradient', () => {
  expect(createSgd()(at(1, 2), at(4, -8), 0.25)).toEqual(at(0, 4));
});

test('momentum adds up a constant gradient to 1 / (1 − β) of it', () => {
  const step = createMomentum({ beta: 0.5 });
  let x = at(0);
  const moves = [0.5, 0.75, 0.875].map(() => {
    const before = x.data[0]!;
    x = step(x, at(-0.5), 1);
    return x.data[0]! - before;
  });
  expect(moves).toEqual([0.5, 0.75, 0.875]);
});

test('the first step of Adam is the rate, whatever the scale of the gradient', () => {
  for (const scale of [1e-3, 1, 1e6]) {
    const { data } = createAdam()(at(0, 0), at(3 * scale, -scale), 0.1);
    expect(data[0]).toBeCloseTo(-0.1, 5);
    expect(data[1]).toBeCloseTo(0.1, 5);
  }
});

test('Adam follows its recursion', () => {
  const [beta1, beta2, rate] = [0.9, 0.99, 0.05];
  const step = createAdam({ beta1, beta2 });
  const gradients = createRandom(3).normal([1, 12]).data;
  let [x, m, v] = [0.7, 0, 0];
  let tensor = at(x);
  for (const [i, g] of gradients.entries()) {
    tensor = step(tensor, at(g), rate);
    m = beta1 * m + (1 - beta1) * g;
    v = beta2 * v + (1 - beta2) * g * g;
    x -= (rate * (m / (1 - beta1 ** (i + 1)))) / (Math.sqrt(v / (1 - beta2 ** (i + 1))) + 1e-8);
  }
  expect(tensor.data[0]).toBeCloseTo(x, 5); // 12 roundings to float32
});

test('Adam rests where the gradient is 0', () => {
  expect(createAdam()(at(0.5), at(0), 0.1)).toEqual(at(0.5));
});

test('no optimiser changes what it was given', () => {
  for (const create of Object.values(optimisers)) {
    const [x, g] = [at(1, 2), at(3, 4)];
    const step = create();
    step(step(x, g, 0.1), g, 0.1);
    expect([x, g]).toEqual([at(1, 2), at(3, 4)]);
  }
});

test('each run has a memory of its own', () => {
  for (const create of Object.values(optimisers)) {
    const first = create();
    first(at(0), at(1), 0.1);
    const again = first(at(0), at(-3), 0.1);
    expect(create()(at(0), at(-3), 0.1).data[0]).toBeGreaterThanOrEqual(again.data[0]!);
  }
});

test('learning rates start whole and fall as they are named', () => {
  expect([0, 0.5, 1].map(rates.constant)).toEqual([1, 1, 1]);
  expect([0, 0.5, 1].map(rates.linear)).toEqual([1, 0.5, 0]);
  expect(rates.cosine(0)).toBe(1);
  expect(rates.cosine(1 / 3)).toBeCloseTo(0.75, 12);
  expect(rates.cosine(1)).toBe(0);
});
