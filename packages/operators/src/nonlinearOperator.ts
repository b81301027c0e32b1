import { assertShape, type Operator, type Shape, type Tensor } from '@tweedie/core';

/** Completes an operator that is not linear: every method throws `bad-shape`, in its name, for a tensor that does not fit. */
export function nonlinearOperator<A extends Operator & Required<Pick<Operator, 'pseudoInverse'>>>(
  spec: A,
): A {
  const { name, inputShape, outputShape } = spec;
  const input = (x: Tensor): Tensor => batchOf(inputShape, x, name);
  const output = (y: Tensor): Tensor => batchOf(outputShape, y, name);
  return {
    ...spec,
    apply: (x) => spec.apply(input(x)),
    vjp: (x, v) => spec.vjp(input(x), output(v)),
    pseudoInverse: (y) => spec.pseudoInverse(output(y)),
  };
}

function batchOf(shape: Shape, x: Tensor, place: string): Tensor {
  assertShape(x, [x.shape[0] ?? 1, ...shape], place);
  return x;
}
