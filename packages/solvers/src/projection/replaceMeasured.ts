import { combine, type LinearOperator, type Measurement, type Tensor } from '@tweedie/core';

/**
 * The image at noise level σ with what A sees of it replaced by what y says at this level:
 * `x + A⁺(y + σ·A·n − A·x)`, worked out as `σ·n + z + A⁺(y − A·z)` with `z = x − σ·n`.
 * For a mask that is `m ⊙ (y + σ·n) + (1 − m) ⊙ x`. Noise in y stays in it, as `A⁺` makes it, on top
 * of σ.
 */
export async function replaceMeasured(
  x: Tensor,
  { y, operator: A }: Pick<Measurement<LinearOperator>, 'y' | 'operator'>,
  { sigma, n }: { readonly sigma: number; readonly n: Tensor },
): Promise<Tensor> {
  if (sigma === 0) return A.prox(x, y, 0);
  return combine([1, await A.prox(combine([1, x], [-sigma, n]), y, 0)], [sigma, n]);
}
