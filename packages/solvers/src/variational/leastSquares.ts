import { dot, isLinear, type Measurement, type PerSample, sub, type Tensor } from '@tweedie/core';

/** The slope of `½·‖y − A(x)‖²` and, where it was worked out, `‖y − A(x)‖²` of each sample. */
export interface Misfit {
  readonly gradient: Tensor;
  readonly squared?: PerSample;
}

/**
 * The data term: `∇ = (∂A/∂x)ᵀ·(A(x) − y)`. A linear operator gives it in one pass as `AᵀA·x − Aᵀy`, which
 * leaves the residual unknown; ask for it with `withResidual`.
 */
export async function leastSquares(
  { y, operator }: Measurement,
  { withResidual }: { readonly withResidual: boolean },
): Promise<(x: Tensor) => Promise<Misfit>> {
  if (isLinear(operator) && !withResidual) {
    const back = await operator.adjoint(y);
    return async (x) => ({ gradient: sub(await operator.normal(x), back) });
  }
  return async (x) => {
    const residual = sub(await operator.apply(x), y);
    return { gradient: await operator.vjp(x, residual), squared: dot(residual, residual) };
  };
}
