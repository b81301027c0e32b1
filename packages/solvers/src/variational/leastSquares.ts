import { dot, isLinear, type Measurement, type PerSample, sub, type Tensor } from '@tweedie/core';

/** The slope of `½·‖y − A(x)‖²`, and `‖y − A(x)‖²` of each sample where it was worked out. */
export interface Misfit {
  /** The slope as a sum, left to whoever adds more to it. */
  readonly terms: readonly [Signed, ...Signed[]];
  readonly squared?: PerSample;
}
type Signed = readonly [sign: 1 | -1, x: Tensor];

/**
 * The data term: `∇ = (∂A/∂x)ᵀ·(A(x) − y)`. A linear operator gives it in one pass as `AᵀA·x − Aᵀy`, which
 * leaves the residual unknown; ask for it with `withResidual`, and the slope is one term.
 */
export async function leastSquares(
  { y, operator }: Measurement,
  { withResidual }: { readonly withResidual: boolean },
): Promise<(x: Tensor) => Promise<Misfit>> {
  if (isLinear(operator) && !withResidual) {
    const back = await operator.adjoint(y);
    return async (x) => ({
      terms: [
        [1, await operator.normal(x)],
        [-1, back],
      ],
    });
  }
  return async (x) => {
    const residual = sub(await operator.apply(x), y);
    return { terms: [[1, await operator.vjp(x, residual)]], squared: dot(residual, residual) };
  };
}
