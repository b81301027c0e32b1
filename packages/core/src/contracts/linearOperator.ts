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
 * closed form, else from iterations to a relative accuracy of 1e-6: LSQR for `pseudoInverse`, conjugate gradients
 * for `solve`, and for `prox` the author's `solve` or conjugate gradients. Every method throws `bad-shape`, in the
 * name of the operator, for a tensor that does not fit.
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
