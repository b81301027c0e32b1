import { assertShape, type Tensor, zeros } from './tensor.ts';

/** Sample `n` of a batch, as a batch of one that shares its memory. */
export function sample(x: Tensor, n: number): Tensor {
  const stride = x.data.length / x.shape[0]!;
  return { shape: [1, ...x.shape.slice(1)], data: x.data.subarray(n * stride, (n + 1) * stride) };
}

export function samples(x: Tensor): Tensor[] {
  return Array.from({ length: x.shape[0]! }, (_, n) => sample(x, n));
}

/** Joins batches along the batch axis. */
export function concatenate(xs: readonly [Tensor, ...Tensor[]]): Tensor {
  const rest = xs[0].shape.slice(1);
  const out = zeros([xs.reduce((count, x) => count + x.shape[0]!, 0), ...rest]);
  let offset = 0;
  for (const x of xs) {
    assertShape(x, [x.shape[0]!, ...rest], 'concatenate');
    out.data.set(x.data, offset);
    offset += x.data.length;
  }
  return out;
}

/** A batch of `count` copies of the batch `x`. */
export function repeat(x: Tensor, count: number): Tensor {
  return concatenate([x, ...Array.from({ length: count - 1 }, () => x)]);
}
