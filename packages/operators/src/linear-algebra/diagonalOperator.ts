import {
  assertShape,
  type DecomposedOperator,
  linearOperator,
  reshape,
  type Shape,
  size,
  type Svd,
  type Tensor,
} from '@tweedie/core';
import { lazySvd } from './lazySvd.ts';
import { scaleEach } from './scaleEach.ts';

/**
 * `A = U·diag(s)·Vᵀ` with square orthonormal U and V, which map tensors to coefficients of the same shape. `s`
 * holds singular values ≥ 0, those of a plane or of a sample, over and over.
 */
export interface Bases {
  readonly s: Float32Array;
  ut(y: Tensor): Tensor;
  u(z: Tensor): Tensor;
  vt(x: Tensor): Tensor;
  v(z: Tensor): Tensor;
}

export interface DiagonalOperatorSpec {
  readonly name: string;
  /** Of x and of y. */
  readonly shape: Shape;
  /** Called once, when the bases are first needed. */
  bases(): Bases;
  apply(x: Tensor): Tensor;
  adjoint(y: Tensor): Tensor;
}

/**
 * Singular values below this fraction of the largest count as 0 in the pseudo-inverse and in `svd.s`: eight
 * roundings of a float32, below which a coefficient is noise. `normal`, `solve` and `prox` use them as they are.
 */
export const negligible: number = 2 ** -20;

/** Completes an operator that is diagonal between two orthonormal bases. */
export function diagonalOperator({
  name,
  shape,
  bases,
  apply,
  adjoint,
}: DiagonalOperatorSpec): DecomposedOperator {
  let made: Bases | undefined;
  const get = (): Bases => (made ??= bases());
  const operator = linearOperator({
    name,
    inputShape: shape,
    outputShape: shape,
    apply,
    adjoint,
    normal(x) {
      const { s, v, vt } = get();
      return v(
        scaleEach(
          vt(x),
          s.map((s) => s * s),
        ),
      );
    },
    pseudoInverse(y) {
      const { s, ut, v } = get();
      return v(
        scaleEach(
          ut(y),
          cleaned(s).map((s) => (s > 0 ? 1 / s : 0)),
        ),
      );
    },
    solve(w, c, d) {
      const { s, u, ut } = get();
      return u(
        scaleEach(
          ut(w),
          s.map((s) => 1 / (c * s * s + d)),
        ),
      );
    },
    prox(z, y, rho) {
      assertShape(y, z.shape, name);
      const { s, ut, v, vt } = get();
      return v(blend(ut(y), vt(z), { s, rho }));
    },
  });
  return { ...operator, svd: lazySvd(() => svdOf(get(), shape)) };
}

/** `(s·a + ρ·b) / (s² + ρ)` */
function blend(a: Tensor, b: Tensor, { s, rho }: { s: Float32Array; rho: number }): Tensor {
  const ofA = s.map((s) => s / (s * s + rho));
  const ofB = s.map((s) => rho / (s * s + rho));
  const out = new Float32Array(a.data.length);
  for (let start = 0; start < out.length; start += s.length) {
    for (let i = 0; i < s.length; i++) {
      out[start + i] = ofA[i]! * a.data[start + i]! + ofB[i]! * b.data[start + i]!;
    }
  }
  return { shape: a.shape, data: out };
}

function cleaned(s: Float32Array): Float32Array {
  const least = negligible * s.reduce((a, b) => Math.max(a, b), 0);
  return s.map((s) => (s > least ? s : 0));
}

function svdOf({ s, u, ut, v, vt }: Bases, shape: Shape): Svd {
  const r = size(shape);
  const plane = cleaned(s);
  const all = new Float32Array(r);
  for (let start = 0; start < r; start += plane.length) all.set(plane, start);
  const flatten = (x: Tensor): Tensor => reshape(x, [x.shape[0]!, r]);
  const unflatten = (z: Tensor): Tensor => reshape(z, [z.shape[0]!, ...shape]);
  return {
    s: all,
    ut: (y) => flatten(ut(y)),
    u: (z) => u(unflatten(z)),
    vt: (x) => flatten(vt(x)),
    v: (z) => v(unflatten(z)),
  };
}
