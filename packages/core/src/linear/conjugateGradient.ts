import type { Awaitable } from '../awaitable.ts';
import { combine, scale } from '../tensor/arithmetic.ts';
import { dot } from '../tensor/reduce.ts';
import { assertShape, type Tensor, zeros } from '../tensor/tensor.ts';
import { assertNumbers } from './assertNumbers.ts';

/** Where conjugate gradients start and when they stop. */
export interface ConjugateGradientOptions {
  /** Where to start. @default zeros */
  readonly x0?: Tensor;
  /** A sample is done where `‖b − A·x‖ ≤ tolerance·‖b‖`. @default 1e-6 */
  readonly tolerance?: number;
  /**
   * A sample is done, too, after a step that lowers `xᵀ·A·x − 2·bᵀx` by no more than this. What is left to gain is
   * `‖x − A⁻¹b‖²` in the norm of A, and each step gains a part of it: Hestenes and Stiefel (1952), Theorem 6:1.
   * @default 0
   */
  readonly leastGain?: number;
  /** Products with A at most, beside one for `x0`. @default 100 */
  readonly maxIterations?: number;
}

/**
 * Solves `A·x = b` for a symmetric positive definite A, which `apply` multiplies by. Each sample has its own step
 * sizes and its own end, so that a batch gives what its samples give; what is not done after `maxIterations` is
 * returned as it is. Where A is only semidefinite and b in its range, this finds a solution too. Throws `bad-value`
 * where a product is not a number. Hestenes and Stiefel (1952), section 3.
 */
export async function conjugateGradient(
  apply: (x: Tensor) => Awaitable<Tensor>,
  b: Tensor,
  { x0, tolerance = 1e-6, leastGain = 0, maxIterations = 100 }: ConjugateGradientOptions = {},
): Promise<Tensor> {
  const bb = dot(b, b);
  const goal = bb.map((square) => tolerance ** 2 * square);
  let x = zeros(b.shape);
  let r = b;
  if (x0) {
    assertShape(x0, b.shape, 'conjugateGradient: x0');
    x = scale(bb.map(Math.sign), x0); // nothing solves A·x = 0 better than 0
    r = combine([1, b], [-1, await apply(x)]);
  }
  let p = r;
  let rr = dot(r, r);
  assertNumbers('conjugateGradient', rr);
  let active = rr.map((square, n) => square > goal[n]!);

  for (let i = 0; i < maxIterations && active.includes(true); i++) {
    const Ap = await apply(p);
    const pAp = dot(p, Ap);
    assertNumbers('conjugateGradient', pAp);
    active = active.map((is, n) => is && pAp[n]! > 0);
    const alpha = active.map((is, n) => (is ? rr[n]! / pAp[n]! : 0));
    x = combine([1, x], [alpha, p]);
    r = combine([1, r], [alpha.map((a) => -a), Ap]);
    const next = dot(r, r);
    const beta = active.map((is, n) => (is ? next[n]! / rr[n]! : 0));
    p = combine([1, r], [beta, p]);
    active = active.map((is, n) => is && next[n]! > goal[n]! && alpha[n]! * rr[n]! > leastGain);
    rr = next;
  }
  return x;
}
