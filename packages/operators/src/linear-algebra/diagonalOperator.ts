import {
  type DecomposedOperator,
  linearOperator,
  type LinearOperatorSpec,
  rememberLast,
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
  /** `V·(gain ⊙ Vᵀ·x + plus.gain ⊙ plus.coefficients)`, where that is cheaper in one go. */
  filter?(x: Tensor, weights: Weights): Tensor;
}

interface Weights {
  readonly gain: Float32Array;
  readonly plus: { readonly gain: Float32Array; readonly coefficients: Tensor };
}

export type DiagonalOperatorSpec = Pick<
  LinearOperatorSpec,
  'name' | 'inputShape' | 'outputShape' | 'apply' | 'adjoint' | 'normal'
> & {
  /** Called once, when the bases are first needed. */
  bases(): Bases;
};

/**
 * Singular values below this fraction of the largest count as 0 in the pseudo-inverse and in `svd.s`: eight
 * roundings of a float32, below which a coefficient is noise. `solve` and `prox` use them as they are.
 */
export const negligible: number = 2 ** -20;

/**
 * Completes an operator that is diagonal between two orthonormal bases. With d = 0 and ρ = 0,
 * `solve` and `prox` give the solution of least norm, and that of least change.
 */
export function diagonalOperator({ bases, ...spec }: DiagonalOperatorSpec): DecomposedOperator {
  let made: Bases | undefined;
  const get = (): Bases => (made ??= bases());
  const seen = rememberLast((y) => get().ut(y)); // a solver asks about one y in every step
  const operator = linearOperator({
    ...spec,
    pseudoInverse(y) {
      const { s, ut, v } = get();
      const inverse = cleaned(s).map((s) => (s > 0 ? 1 / s : 0));
      return v(scaleEach(ut(y), inverse));
    },
    solve(w, c, d) {
      const { s, u, ut } = get();
      const gain =
        d > 0 ? s.map((s) => 1 / (c * s * s + d)) : cleaned(s).map((s) => (s > 0 ? 1 / (c * s * s) : 0));
      return u(scaleEach(ut(w), gain));
    },
    prox(z, y, rho) {
      const { s, v, vt, filter } = get();
      const weights = weigh(s, rho, seen(y));
      return filter?.(z, weights) ?? v(blend(vt(z), weights));
    },
  });
  return { ...operator, svd: lazySvd(() => svdOf(get(), spec.inputShape)) };
}

/** `(ρ·Vᵀz + s·Uᵀy) / (s² + ρ)`, and Vᵀz where s and ρ are 0. */
function weigh(s: Float32Array, rho: number, coefficients: Tensor): Weights {
  const used = rho > 0 ? s : cleaned(s);
  const [ofZ, ofY] = [new Float32Array(s.length), new Float32Array(s.length)];
  for (let i = 0; i < used.length; i++) {
    const si = used[i]!;
    ofZ[i] = si > 0 ? rho / (si * si + rho) : 1;
    ofY[i] = si > 0 ? si / (si * si + rho) : 0;
  }
  return { gain: ofZ, plus: { gain: ofY, coefficients } };
}

function blend({ shape, data: x }: Tensor, { gain, plus }: Weights): Tensor {
  const y = plus.coefficients.data;
  const out = new Float32Array(x.length);
  for (let start = 0; start < out.length; start += gain.length) {
    for (let i = 0, j = start; i < gain.length; i++, j++) out[j] = gain[i]! * x[j]! + plus.gain[i]! * y[j]!;
  }
  return { shape, data: out };
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
