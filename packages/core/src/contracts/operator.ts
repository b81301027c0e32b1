import type { Awaitable } from '../awaitable.ts';
import type { Shape, Tensor } from '../tensor/tensor.ts';

/**
 * A forward map `A: x ↦ y`. Shapes leave the batch axis out: an operator of `inputShape` `[C, H, W]` maps
 * `[N, C, H, W]` to `[N, ...outputShape]`, each sample on its own.
 */
export interface Operator {
  readonly name: string;
  readonly inputShape: Shape;
  readonly outputShape: Shape;
  apply(x: Tensor): Awaitable<Tensor>;
  /** `(∂A/∂x)ᵀ·v` at `x`. */
  vjp(x: Tensor, v: Tensor): Awaitable<Tensor>;
  /** An image that A takes to about y, where solvers begin. A linear operator has A⁺·y; others may have one. */
  pseudoInverse?(y: Tensor): Awaitable<Tensor>;
}

/** A linear forward map. `linearOperator` fills in all that follows from `apply` and `adjoint`. */
export interface LinearOperator extends Operator {
  /** `Aᵀ·y` */
  adjoint(y: Tensor): Awaitable<Tensor>;
  /** `AᵀA·x`, in one pass where the operator knows how. */
  normal(x: Tensor): Awaitable<Tensor>;
  /** `A⁺·y`, the least-squares solution of least norm. */
  pseudoInverse(y: Tensor): Awaitable<Tensor>;
  /** `(c·AAᵀ + d·I)⁻¹·v`, for c, d > 0. */
  solve(v: Tensor, c: number, d: number): Awaitable<Tensor>;
  /**
   * `argminₓ ‖y − A·x‖² + ρ·‖x − z‖²`, for ρ ≥ 0. At ρ = 0 that is `z + A⁺(y − A·z)`, the image nearest to z
   * among those that fit y best.
   *
   * An operator without a closed form may stop early: where a step lowers the objective by no more than `slack²` for
   * each value of y. The objective exceeds its least by `‖A·e‖² + ρ·‖e‖²`, e being the error of x, so `slack`, in
   * the units of y, is about the root mean square by which A·x errs. 0, which it is unless given, asks for all the
   * accuracy there is.
   */
  prox(z: Tensor, y: Tensor, rho: number, slack?: number): Awaitable<Tensor>;
  /** Present where it is known in closed form. */
  readonly svd?: Svd;
}

/**
 * `A = U·diag(s)·Vᵀ` with `r` columns in U and V. V is orthonormal in every column, U where `s > 0`.
 * `s` may hold zeros; directions outside of the columns of V are not measured at all.
 */
export interface Svd {
  /** The `r` singular values, in the order of the coefficients: not sorted. */
  readonly s: Float32Array;
  /** `Uᵀ·y`: `[N, ...outputShape] → [N, r]` */
  ut(y: Tensor): Awaitable<Tensor>;
  /** `U·z`: `[N, r] → [N, ...outputShape]` */
  u(z: Tensor): Awaitable<Tensor>;
  /** `Vᵀ·x`: `[N, ...inputShape] → [N, r]` */
  vt(x: Tensor): Awaitable<Tensor>;
  /** `V·z`: `[N, r] → [N, ...inputShape]` */
  v(z: Tensor): Awaitable<Tensor>;
}

/** A linear operator whose singular value decomposition is known. */
export type DecomposedOperator = LinearOperator & { readonly svd: Svd };
