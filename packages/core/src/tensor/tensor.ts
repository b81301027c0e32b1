import { TweedieError } from '../errors.ts';

export type Shape = readonly number[];

/** Dense float32 values in row-major order. Images are `[batch, channel, height, width]`. */
export interface Tensor {
  readonly shape: Shape;
  readonly data: Float32Array;
}

/** One number for each sample of a batch. */
export type PerSample = readonly number[];

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

export function zeros(shape: Shape): Tensor {
  return { shape, data: new Float32Array(size(shape)) };
}

export function full(shape: Shape, value: number): Tensor {
  return { shape, data: new Float32Array(size(shape)).fill(value) };
}

/** The same values under another shape, without a copy. */
export function reshape(x: Tensor, shape: Shape): Tensor {
  return tensor(shape, x.data);
}

export function isTensor(value: unknown): value is Tensor {
  if (typeof value !== 'object' || value === null || !('shape' in value) || !('data' in value)) return false;
  return Array.isArray(value.shape) && value.data instanceof Float32Array;
}

export function sameShape(a: Shape, b: Shape): boolean {
  return a.length === b.length && a.every((length, axis) => length === b[axis]);
}

/** Throws `bad-shape`, naming `place`, unless `x` has the shape `expected`. */
export function assertShape(x: Tensor, expected: Shape, place: string): void {
  if (sameShape(x.shape, expected)) return;
  throw new TweedieError('bad-shape', `${place}: expected a tensor of shape [${expected}], got [${x.shape}]`);
}
