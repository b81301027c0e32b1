import {
  combine,
  type DecomposedOperator,
  linearOperator,
  type LinearOperator,
  reshape,
  scale,
  type Shape,
  size,
  type Tensor,
} from '@tweedie/core';
import { lazySvd } from '../linear-algebra/lazySvd.ts';

/** A linear operator with `A·Aᵀ = gain²·I`: all singular values are `gain`, and every y is reached. */
export type TightFrame = DecomposedOperator & { readonly gain: number };

export interface TightFrameSpec {
  readonly name: string;
  readonly inputShape: Shape;
  readonly outputShape: Shape;
  readonly gain: number;
  apply(x: Tensor): Tensor;
  adjoint(y: Tensor): Tensor;
}

/**
 * Completes a linear operator of which `A·Aᵀ = gain²·I`. All else follows: `A⁺ = Aᵀ/gain²`, `U = I`,
 * `Vᵀ = A/gain`.
 */
export function tightFrame({ gain, ...spec }: TightFrameSpec): TightFrame {
  const { apply, adjoint, outputShape } = spec;
  const m = size(outputShape);
  const flatten = (y: Tensor): Tensor => reshape(y, [y.shape[0]!, m]);
  const unflatten = (z: Tensor): Tensor => reshape(z, [z.shape[0]!, ...outputShape]);
  const svd = lazySvd(() => ({
    s: new Float32Array(m).fill(gain),
    ut: flatten,
    u: unflatten,
    vt: (x) => flatten(scale(1 / gain, apply(x))),
    v: (z) => scale(1 / gain, adjoint(unflatten(z))),
  }));
  const operator = linearOperator({
    ...spec,
    normal: (x) => adjoint(apply(x)),
    pseudoInverse: (y) => scale(1 / gain ** 2, adjoint(y)),
    solve: (v, c, d) => scale(1 / (c * gain ** 2 + d), v),
    prox(z, y, rho) {
      const step = adjoint(combine([1, y], [-1, apply(z)]));
      return combine([1, z], [1 / (gain ** 2 + rho), step]);
    },
    svd,
  });
  return { ...operator, gain };
}

export function isTightFrame(operator: LinearOperator): operator is TightFrame {
  return 'gain' in operator;
}
