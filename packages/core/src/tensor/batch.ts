import { TweedieError } from '../errors.ts';
import { assertShape, type Tensor, zeros } from './tensor.ts';

/** Sample `n` of a batch, as a batch of one that shares its memory. Throws `bad-parameter` where there is none. */
export function sample(x: Tensor, n: number): Tensor {
  const batch = x.shape[0] ?? 0;
  if (!Number.isInteger(n) || n < 0 || n >= batch) {
    throw new TweedieError('bad-parameter', `sample: n must be a whole number below ${batch}, got ${n}`);
  }
  const stride = x.data.length / batch;
  return { shape: [1, ...x.shape.slice(1)], data: x.data.subarray(n * stride, (n + 1) * stride) };
}

/** The samples of a batch, as batches of one that share its memory. */
export function samples(x: Tensor): Tensor[] {
  return Array.from({ length: x.shape[0] ?? 0 }, (_, n) => sample(x, n));
}

/** Joins batches along the batch axis. Throws `bad-shape` where their samples differ in shape, or there is none. */
export function concatenate(xs: readonly Tensor[]): Tensor {
  const [first] = xs;
  if (!first) throw new TweedieError('bad-shape', 'concatenate: expected one tensor or more, got none');
  const rest = first.shape.slice(1);
  const out = zeros([xs.reduce((count, x) => count + (x.shape[0] ?? 0), 0), ...rest]);
  let offset = 0;
  for (const x of xs) {
    assertShape(x, [x.shape[0] ?? 0, ...rest], 'concatenate');
    out.data.set(x.data, offset);
    offset += x.data.length;
  }
  return out;
}

/** A batch of `count` copies of the batch `x`, one after the other. */
export function repeat(x: Tensor, count: number): Tensor {
  return concatenate(Array.from({ length: count }, () => x));
}
