/** @file Tensors on their way into ONNX Runtime and out of it, in the worker. */
import type { Feeds, NetworkInput, Tensor } from '@tweedie/core';
import { Tensor as OrtTensor } from 'onnxruntime-node';

/** A copy: ONNX Runtime does not read shared memory. */
export function toOrt({ shape, data }: NetworkInput): OrtTensor {
  if (data instanceof Float32Array) return new OrtTensor('float32', data.slice(), shape);
  if (data instanceof Int32Array) return new OrtTensor('int32', data.slice(), shape);
  return new OrtTensor('int64', data.slice(), shape);
}

export function allToOrt(feeds: Feeds): Record<string, OrtTensor> {
  return Object.fromEntries(Object.entries(feeds).map(([name, input]) => [name, toOrt(input)]));
}

export function fromOrt(name: string, { type, data, dims }: OrtTensor): Tensor {
  if (data instanceof Float32Array) return { shape: dims, data };
  throw new Error(`the output ${name} must be float32, got ${type}`);
}

/** The names and shapes of feeds, as a key. */
export function shapesOf(feeds: Feeds): string {
  return JSON.stringify(Object.entries(feeds).map(([name, { shape }]) => [name, shape]));
}
