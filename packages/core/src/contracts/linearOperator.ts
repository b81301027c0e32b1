import { conjugateGradient } from '../linear/conjugateGradient.ts';
import { fromSvd } from '../linear/fromSvd.ts';
import { lsqr } from '../linear/lsqr.ts';
import { combine } from '../tensor/arithmetic.ts';
import { assertShape, type Shape, type Tensor } from '../tensor/tensor.ts';
import type { DecomposedOperator, LinearOperator, Operator } from './operator.ts';

/** What an author of a linear operator writes; the rest follows. */
export type LinearOperatorSpec = Pick<Operator, 'name' | 'inputShape' | 'outputShape' | 'apply'> &
  Pick<LinearOperator, 'adjoint'> &
  Partial<Pick<LinearOperator, 'normal' | 'pseudoInverse' | 'solve' | 'prox' | 'svd'>>;

/** Completes a linear operator. */
export function linearOperator(
  spec: LinearOperatorSpec & Pick<DecomposedOperator, 'svd'>,
): DecomposedOperator;
export function linearOperator(spec: LinearOperatorSpec): LinearOperator;
export function linearOperator(spec: LinearOperatorSpec): LinearOperator {
  const { name, inputShape, outputShape } = spec;
  const check = (x: Tensor, shape: Shape): void => assertShape(x, [x.shape[0] ?? 1, ...shape], name);
  const apply = (x: Tensor): ReturnType<Operator['apply']> => {
    check(x, inputShape);
    return spec.apply(x);
  };
  const adjoint = (y: Tensor): ReturnType<Operator['apply']> => {
    check(y, outputShape);
    return spec.adjoint(y);
  };
  const normal = async (x: Tensor): Promise<Tensor> => adjoint(await apply(x));
  const solve: LinearOperator['solve'] = (v, c, d) =>
    conjugateGradient(async (w) => combine([c, await apply(await adjoint(w))], [d, w]), v);
  const prox: LinearOperator['prox'] = spec.solve
    ? async (z, y, rho) => {
        const residual = combine([1, y], [-1, await apply(z)]);
        return combine([1, z], [1, await adjoint(await spec.solve!(residual, 1, rho))]);
      }
    : async (z, y, rho) =>
        conjugateGradient(
          async (x) => combine([1, await (spec.normal ?? normal)(x)], [rho, x]),
          combine([1, await adjoint(y)], [rho, z]),
          { x0: z },
        );
  const svd = spec.svd;
  return {
    normal,
    pseudoInverse: (y) => lsqr({ apply, adjoint }, y),
    solve,
    prox,
    ...(svd && fromSvd(svd)),
    ...spec,
    apply,
    adjoint,
    vjp: (_x, v) => adjoint(v),
  };
}
