import type { Tensor } from '../tensor/tensor.ts';

/**
 * `f`, which answers at once when it is asked again about the tensor of its last call. Tensors count as values:
 * whoever changes the numbers of one in place gets the old answer.
 */
export function rememberLast<T>(f: (x: Tensor) => T): (x: Tensor) => T {
  let last: { readonly x: Tensor; readonly answer: T } | undefined;
  return (x) => {
    if (last?.x !== x) last = { x, answer: f(x) };
    return last.answer;
  };
}
