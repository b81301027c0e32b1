import { TweedieError } from '../errors.ts';

/** The length of every axis. */
export type Shape = readonly number[];

/** Dense float32 values in row-major order. Images are `[batch, channel, height, width]`. */
export interface Tensor {
  readonly shape: Shape;
  readonly data: Float32Array;
}

/** One number for each sample of a batch. */
export type PerSample = readonly number[];

/** How many values a shape holds. */
export function size(shape: Shape): number {
  return shape.reduce((product, length) => product * length, 1);
}

/** Wraps `data`, without a copy. Throws `bad-shape` where the lengths disagree. */
export function tensor(shape: Shape, data: Float32Array): Tensor {
  if (data.length !== size(shape)) {
    throw new TweedieError('bad-shape', `tensor: [${shape}] needs ${size(shape)} values, got ${data.length}`);
  }
  return { shape, data };
}

/** A tensor of zeros. */
export function zeros(shape: Shape): Tensor {
  return { shape, data: new Float32Array(size(shape)) };
}

/** A tensor of one value. */
export function full(shape: Shape, value: number): Tensor {
  return { shape, data: new Float32Array(size(shape)).fill(value) };
}

/** The same values under another shape, without a copy. Throws `bad-shape` where the sizes disagree. */
export function reshape(x: Tensor, shape: Shape): Tensor {
  return tensor(shape, x.data);
}

/** Whether `value` is a tensor that holds as many values as its shape says. */
export function isTensor(value: unknown): value is Tensor {
  if (typeof value !== 'object' || value === null || !('shape' in value) || !('data' in value)) return false;
  const { shape, data } = value;
  if (!Array.isArray(shape) || !shape.every((length) => Number.isInteger(length) && length >= 0))
    return false;
  return data instanceof Float32Array && size(shape as number[]) === data.length;
}

/** Whether two shapes are equal. */
export function sameShape(a: Shape, b: Shape): boolean {
  return a.length === b.length && a.every((length, axis) => length === b[axis]);
}

/** Throws `bad-shape`, naming `place`, unless `x` has the shape `expected`. */
export function assertShape(x: Tensor, expected: Shape, place: string): void {
  if (sameShape(x.shape, expected)) return;
  throw new TweedieError('bad-shape', `${place}: expected a tensor of shape [${expected}], got [${x.shape}]`);
}
