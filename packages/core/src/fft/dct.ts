import { type Tensor, zeros } from '../tensor/tensor.ts';
import { swap } from './block.ts';
import { type Axis, pairsAlong } from './lines.ts';
import { join, load, separate, store, twiddlesOf } from './makhoul.ts';
import { planOf } from './plan.ts';

/**
 * The orthonormal DCT-II over the last two axes `[…, H, W]`, of any size. Over one axis,
 * `X[k] = √(2/N)·cₖ·Σₙ x[n]·cos(π(2n + 1)k / 2N)` with `c₀ = 1/√2` and `cₖ = 1`. Diagonalises convolution with a
 * symmetric kernel under half-sample reflection.
 */
export function dct2(x: Tensor): Tensor {
  const half = zeros(x.shape);
  transformLines(x, -1, half);
  transformLines(half, -2, half);
  return half;
}

/** The inverse of `dct2`, and its transpose: the orthonormal DCT-III over the last two axes. */
export function idct2(x: Tensor): Tensor {
  const half = zeros(x.shape);
  invertLines(x, -1, half);
  invertLines(half, -2, half);
  return half;
}

/** Transforms all the lines along an axis of x into `out`, which may be x. */
export function transformLines(x: Tensor, axis: Axis, out: Tensor): void {
  const length = x.shape.at(axis) ?? 1;
  const plan = planOf(length);
  for (const pair of pairsAlong(axis, x.shape, plan.lines)) {
    load(x.data, pair, plan.input);
    separate(plan.transform(pair[0].count), twiddlesOf(length), out.data, pair);
  }
}

/** The inverse of `transformLines`. */
export function invertLines(x: Tensor, axis: Axis, out: Tensor): void {
  const length = x.shape.at(axis) ?? 1;
  const plan = planOf(length);
  for (const pair of pairsAlong(axis, x.shape, plan.lines)) {
    join(x.data, pair, twiddlesOf(length), swap(plan.input));
    store(swap(plan.transform(pair[0].count)), out.data, pair);
  }
}
