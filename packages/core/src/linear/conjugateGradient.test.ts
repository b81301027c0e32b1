import { expect, test } from 'vitest';
import { createRandom } from '../random/createRandom.ts';
import { scale, sub } from '../tensor/arithmetic.ts';
import { concatenate, sample, samples } from '../tensor/batch.ts';
import { dot, norm } from '../tensor/reduce.ts';
import { full, type PerSample, type Tensor, tensor, zeros } from '../tensor/tensor.ts';
import { conjugateGradient } from './conjugateGradient.ts';

const n = 20;
/** Eigenvalues 1 … 20 in a random basis of two reflections: condition 20. */
const eigenvalues = Float32Array.from({ length: n }, (_, i) => i + 1);
const directions = createRandom(1).normal([2, n]);

test('solves a system to the condition number times the tolerance', async () => {
  const x = createRandom(2).normal([1, n]);
  const found = await conjugateGradient(multiply, multiply(x), { tolerance: 1e-5 });
  expect(distance(found, x)).toBeLessThan(20 * 1e-5);
});

test('needs as many steps as there are eigenvalues, and far fewer than that for one', async () => {
  let products = 0;
  const counted = (x: Tensor): Tensor => (products++, scale(3, x));
  await conjugateGradient(counted, createRandom(2).normal([1, n]));
  expect(products).toBe(1);
});

test('a batch gives exactly what its samples give, each with an end of its own', async () => {
  const x = createRandom(3).normal([4, n]);
  const scaled = samples(multiply(x)).map((b, i) => scale(10 ** (3 * i), b));
  const easy = zeros([1, n]);
  easy.data[0] = 1;
  const b = concatenate([...scaled, multiply(easy), zeros([1, n])]);
  const apart = await Promise.all(samples(b).map((one) => conjugateGradient(multiply, one)));
  expect(await conjugateGradient(multiply, b)).toEqual(concatenate(apart));
});

test('starts where it is told, and has nothing to do at the solution', async () => {
  const x0 = createRandom(4).normal([2, n]);
  let products = 0;
  const counted = (x: Tensor): Tensor => (products++, multiply(x));
  expect(await conjugateGradient(counted, multiply(x0), { x0 })).toEqual(x0);
  expect(products).toBe(1);
});

test('gives 0 for b = 0, from any start', async () => {
  const found = await conjugateGradient(multiply, zeros([1, n]), { x0: full([1, n], 2) });
  expect(found).toEqual(zeros([1, n]));
});

test('returns what it has after the last iteration', async () => {
  const b = multiply(createRandom(5).normal([1, n]));
  const errors = [];
  for (const maxIterations of [0, 5, 10]) {
    const x = await conjugateGradient(multiply, b, { maxIterations });
    errors.push(norm(sub(multiply(x), b))[0]! / norm(b)[0]!);
  }
  expect(errors[0]).toBe(1);
  expect(errors[1]).toBeLessThan(0.1);
  expect(errors[2]).toBeLessThan(errors[1]! / 10);
});

test('stops after the first step that gains no more than it is told', async () => {
  const b = multiply(createRandom(6).normal([2, n]));
  const objective = (x: Tensor): PerSample => {
    const [quadratic, linear] = [dot(x, multiply(x)), dot(x, b)];
    return quadratic.map((value, i) => value - 2 * linear[i]!);
  };
  const paths: PerSample[] = [];
  for (let maxIterations = 0; maxIterations < 8; maxIterations++) {
    paths.push(objective(await conjugateGradient(multiply, b, { maxIterations })));
  }
  const leastGain = 1;
  const stopped = objective(await conjugateGradient(multiply, b, { leastGain }));
  for (const [i, value] of stopped.entries()) {
    const last = paths.findIndex((path, k) => k > 0 && paths[k - 1]![i]! - path[i]! <= leastGain);
    expect(last).toBeGreaterThan(1);
    expect(value).toBe(paths[last]![i]!);
  }
});

test('solves a semidefinite system whose right side is in its range', async () => {
  const mask = (x: Tensor): Tensor =>
    tensor(
      x.shape,
      x.data.map((value, i) => (i % 2) * 2 * value),
    );
  const b = mask(full([1, n], 1));
  expect(await conjugateGradient(mask, b)).toEqual(scale(0.5, b));
});

test('a product that is not a number is an error that names the sample', async () => {
  const b = full([2, n], 1);
  const broken = (x: Tensor): Tensor => concatenate([sample(x, 0), full([1, n], NaN)]);
  await expect(conjugateGradient(broken, b)).rejects.toThrow(
    'conjugateGradient: values must be finite, got NaN for sample 1',
  );
});

test('a start of another shape is refused', async () => {
  await expect(conjugateGradient(multiply, zeros([1, n]), { x0: zeros([1, 3]) })).rejects.toThrow(
    'conjugateGradient: x0: expected a tensor of shape [1,20], got [1,3]',
  );
});

/** `Q·diag(eigenvalues)·Qᵀ·x` */
function multiply(x: Tensor): Tensor {
  const [first, second] = samples(directions);
  const inner = reflect(second!, reflect(first!, x));
  const stretched = tensor(
    x.shape,
    inner.data.map((value, i) => value * eigenvalues[i % n]!),
  );
  return reflect(first!, reflect(second!, stretched));
}

/** Householder's `x − 2·v·⟨v, x⟩/⟨v, v⟩` */
function reflect(v: Tensor, x: Tensor): Tensor {
  const square = norm(v)[0]! ** 2;
  const parts = samples(x).map((one) => {
    let inner = 0;
    for (let i = 0; i < n; i++) inner += v.data[i]! * one.data[i]!;
    return tensor(
      [1, n],
      one.data.map((value, i) => value - (2 * inner * v.data[i]!) / square),
    );
  });
  return concatenate(parts);
}

function distance(x: Tensor, y: Tensor): number {
  return norm(sub(x, y))[0]! / norm(y)[0]!;
}
