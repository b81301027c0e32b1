import type { Awaitable } from '../awaitable.ts';
import { combine } from '../tensor/arithmetic.ts';
import { dot } from '../tensor/reduce.ts';
import { type Tensor, zeros } from '../tensor/tensor.ts';

export interface ConjugateGradientOptions {
  /** Where to start. @default zeros */
  readonly x0?: Tensor;
  /** Stops where `‖b − A·x‖ ≤ tolerance·‖b‖`. @default 1e-6 */
  readonly tolerance?: number;
  /** @default 100 */
  readonly maxIterations?: number;
}

/**
 * Solves `A·x = b` for a symmetric positive definite A, each sample with step sizes and an end of its own.
 * Hestenes and Stiefel (1952).
 */
export async function conjugateGradient(
  apply: (x: Tensor) => Awaitable<Tensor>,
  b: Tensor,
  { x0, tolerance = 1e-6, maxIterations = 100 }: ConjugateGradientOptions = {},
): Promise<Tensor> {
  const goal = dot(b, b).map((square) => tolerance ** 2 * square);
  let x = x0 ?? zeros(b.shape);
  let r = x0 ? combine([1, b], [-1, await apply(x0)]) : b;
  let p = r;
  let rr = dot(r, r);
  for (let i = 0; i < maxIterations; i++) {
    const active = rr.map((square, n) => square > goal[n]!);
    if (!active.includes(true)) break;
    const Ap = await apply(p);
    const curvature = dot(p, Ap);
    const alpha = rr.map((square, n) => (active[n] && curvature[n]! > 0 ? square / curvature[n]! : 0));
    x = combine([1, x], [alpha, p]);
    r = combine([1, r], [alpha.map((a) => -a), Ap]);
    const next = dot(r, r);
    p = combine([1, r], [next.map((square, n) => (active[n] ? square / rr[n]! : 0)), p]);
    rr = next;
  }
  return x;
}
