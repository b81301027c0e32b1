import { expect, test } from 'vitest';
import { createRandom } from '../random/createRandom.ts';
import { scale, sub } from '../tensor/arithmetic.ts';
import { concatenate, samples } from '../tensor/batch.ts';
import { norm } from '../tensor/reduce.ts';
import { full, type Tensor, tensor, zeros } from '../tensor/tensor.ts';
import { type LinearMap, lsqr, type LsqrOptions } from './lsqr.ts';

/** `A = Σ sᵢ·uᵢ·vᵢᵀ` from 7 to 5 values, with cosines for u and v: of rank 3, and condition 6. */
const singularValues = [3, 2, 0.5];
const A: LinearMap = {
  apply: (x) => transform(x, 7, 5, (s) => s),
  adjoint: (y) => transform(y, 5, 7, (s) => s),
};
const pseudoInverse = (y: Tensor): Tensor => transform(y, 5, 7, (s) => 1 / s);

/**
 * At the end `‖Aᵀr‖ ≤ t·‖A‖·‖r‖` or `‖r‖ ≤ t·‖y‖`, so x is off by t·‖A‖·‖r‖/s² or t·‖y‖/s at most, where ‖A‖ is
 * its Frobenius norm, 3.6, and s = 0.5: 15·t·‖y‖. Float32 adds a few roundings of 6e-8, of the order of t·‖y‖.
 */
const tolerance = 1e-6;
const bound = 17 * tolerance;

test('finds the solution of least norm of least squares', async () => {
  const y = createRandom(1).normal([3, 5]);
  const x = await lsqr(A, y, { tolerance });
  for (const [n, error] of norm(sub(x, pseudoInverse(y))).entries()) {
    expect(error).toBeLessThan(bound * norm(y)[n]!);
  }
});

test('needs no more products than there are singular values', async () => {
  let products = 0;
  const counted: LinearMap = { apply: (x) => (products++, A.apply(x)), adjoint: (y) => A.adjoint(y) };
  await lsqr(counted, createRandom(2).normal([1, 5]), { tolerance: 1e-5 });
  expect(products).toBe(3);
});

test('a batch gives exactly what its samples give, each with an end of its own', async () => {
  const y = createRandom(3).normal([3, 5]);
  const easy = transform(tensor([1, 7], Float32Array.from([0, 0, 0, 0, 0, 0, 1])), 7, 5, () => 1);
  const batch = concatenate([y, scale(1e4, y), easy, zeros([1, 5])]);
  const apart = await Promise.all(samples(batch).map((one) => lsqr(A, one)));
  expect(await lsqr(A, batch)).toEqual(concatenate(apart));
});

test('gives 0 where there is nothing to explain, and where nothing can be explained', async () => {
  expect(await lsqr(A, zeros([1, 5]))).toEqual(zeros([1, 7]));
  const nothing: LinearMap = { apply: () => zeros([1, 5]), adjoint: () => zeros([1, 7]) };
  expect(await lsqr(nothing, full([1, 5], 1))).toEqual(zeros([1, 7]));
});

test('stops after the first step that lowers the squared residual by no more than it is told', async () => {
  const y = createRandom(5).normal([1, 5]);
  const misfit = async (options: LsqrOptions): Promise<number> => {
    return norm(sub(y, await A.apply(await lsqr(A, y, options))))[0]! ** 2;
  };
  const [none, one, two] = [
    await misfit({ maxIterations: 0 }),
    await misfit({ maxIterations: 1 }),
    await misfit({ maxIterations: 2 }),
  ] as const;
  const [first, second] = [none - one, one - two];
  expect(second).toBeLessThan(first);
  expect(await misfit({ leastGain: (first + second) / 2 })).toBe(two);
  expect(await misfit({ leastGain: 2 * first })).toBe(one);
});

test('returns what it has after the last iteration', async () => {
  const y = createRandom(4).normal([1, 5]);
  const errors: number[] = [];
  for (const maxIterations of [0, 1, 2, 3]) {
    errors.push(norm(sub(await lsqr(A, y, { maxIterations }), pseudoInverse(y)))[0]!);
  }
  expect(errors).toEqual(errors.toSorted((a, b) => b - a));
});

test('a product that is not a number is an error', async () => {
  const broken: LinearMap = { apply: (x) => A.apply(x), adjoint: () => full([1, 7], NaN) };
  await expect(lsqr(broken, full([1, 5], 1))).rejects.toThrow(
    'lsqr: values must be finite, got NaN for sample 0',
  );
});

/** `Σ f(sᵢ)·bᵢ·⟨aᵢ, x⟩` with orthonormal cosines a of `from` values and b of `to` values. */
function transform(x: Tensor, from: number, to: number, f: (s: number) => number): Tensor {
  const cosine = (n: number, k: number, i: number): number =>
    Math.sqrt((k === 0 ? 1 : 2) / n) * Math.cos((Math.PI * (2 * i + 1) * k) / (2 * n));
  const out = zeros([x.shape[0]!, to]);
  for (let n = 0; n < x.shape[0]!; n++) {
    for (let j = 0; j < to; j++) {
      let sum = 0;
      for (const [k, s] of singularValues.entries()) {
        for (let i = 0; i < from; i++)
          sum += f(s) * cosine(to, k, j) * cosine(from, k, i) * x.data[n * from + i]!;
      }
      out.data[n * to + j] = sum;
    }
  }
  return out;
}
