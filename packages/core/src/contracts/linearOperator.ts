import { fromProducts } from '../linear/fromProducts.ts';
import { fromSvd } from '../linear/fromSvd.ts';
import { assertShape, type Shape, size, type Tensor } from '../tensor/tensor.ts';
import type { DecomposedOperator, LinearOperator, Operator } from './operator.ts';

/** What an author of a linear operator writes; the rest follows. */
export type LinearOperatorSpec = Pick<Operator, 'name' | 'inputShape' | 'outputShape' | 'apply'> &
  Pick<LinearOperator, 'adjoint'> &
  Partial<Pick<LinearOperator, 'normal' | 'pseudoInverse' | 'solve' | 'prox' | 'svd'>>;

/**
 * Completes a linear operator. What the author gives stays; `pseudoInverse`, `solve` and `prox` come from `svd` in
 * closed form, else from iterations: LSQR for `pseudoInverse`, conjugate gradients for `solve`, and for `prox` the
 * author's `solve` or conjugate gradients. These end where the residual of their equations is 1e-6 of the right side,
 * or after 100 of them with what they have. For `prox` the 1e-6 are certain where ρ is ‖A‖²/100 or more, by the bound
 * 2·√κ·((√κ − 1)/(√κ + 1))ᵏ on the residual after k iterations, κ = 1 + ‖A‖²/ρ; below that it depends on the operator.
 * Every method throws `bad-shape`, in the name of the operator, for a tensor that does not fit.
 */
export function linearOperator(
  spec: LinearOperatorSpec & Pick<DecomposedOperator, 'svd'>,
): DecomposedOperator;
export function linearOperator(spec: LinearOperatorSpec): LinearOperator;
export function linearOperator(spec: LinearOperatorSpec): LinearOperator {
  const { name, inputShape, outputShape, svd } = spec;
  const input = (x: Tensor): Tensor => batchOf(inputShape, x, name);
  const output = (y: Tensor): Tensor => batchOf(outputShape, y, name);

  const apply: LinearOperator['apply'] = (x) => spec.apply(input(x));
  const adjoint: LinearOperator['adjoint'] = (y) => spec.adjoint(output(y));
  const products = { normal: async (x: Tensor) => adjoint(await apply(x)), ...spec, apply, adjoint };
  const methods = { ...(svd ? fromSvd(svd, size(outputShape)) : fromProducts(products)), ...products };
  return {
    name,
    inputShape,
    outputShape,
    apply,
    adjoint,
    vjp: (_, v) => adjoint(v),
    normal: (x) => methods.normal(input(x)),
    pseudoInverse: (y) => methods.pseudoInverse(output(y)),
    solve: (v, c, d) => methods.solve(output(v), c, d),
    prox: (z, y, rho, slack) => methods.prox(input(z), output(y), rho, slack),
    ...(svd && { svd }),
  };
}

function batchOf(shape: Shape, x: Tensor, place: string): Tensor {
  assertShape(x, [x.shape[0] ?? 1, ...shape], place);
  return x;
}
