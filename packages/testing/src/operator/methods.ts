import { type Awaitable, isLinear, type Operator, type Shape, type Tensor } from '@tweedie/core';

/** One function of an operator, as something to call with random tensors. */
export interface Method {
  readonly name: string;
  /** Without the batch axis, as `output`. */
  readonly inputs: readonly Shape[];
  readonly output: Shape;
  call(...inputs: readonly Tensor[]): Awaitable<Tensor>;
}

/** Every function that maps tensors to a tensor. */
export function methodsOf(operator: Operator): Method[] {
  const { inputShape: x, outputShape: y } = operator;
  const methods: Method[] = [
    { name: 'apply', inputs: [x], output: y, call: (a) => operator.apply(a) },
    { name: 'vjp', inputs: [x, y], output: x, call: (a, b) => operator.vjp(a, b) },
  ];
  if (operator.pseudoInverse) {
    methods.push({ name: 'pseudoInverse', inputs: [y], output: x, call: (a) => operator.pseudoInverse!(a) });
  }
  if (!isLinear(operator)) return methods;
  methods.push(
    { name: 'adjoint', inputs: [y], output: x, call: (a) => operator.adjoint(a) },
    { name: 'normal', inputs: [x], output: x, call: (a) => operator.normal(a) },
    { name: 'solve', inputs: [y], output: y, call: (a) => operator.solve(a, 1, 1) },
    { name: 'prox', inputs: [x, y], output: x, call: (a, b) => operator.prox(a, b, 1) },
  );
  const { svd } = operator;
  if (!svd) return methods;
  const r = [svd.s.length];
  methods.push(
    { name: 'svd.ut', inputs: [y], output: r, call: (a) => svd.ut(a) },
    { name: 'svd.u', inputs: [r], output: y, call: (a) => svd.u(a) },
    { name: 'svd.vt', inputs: [x], output: r, call: (a) => svd.vt(a) },
    { name: 'svd.v', inputs: [r], output: x, call: (a) => svd.v(a) },
  );
  return methods;
}
