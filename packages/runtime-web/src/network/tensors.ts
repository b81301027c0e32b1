/** @file Tensors on their way into ONNX Runtime and out of it. */
import type { Feeds, NetworkInput, Tensor } from '@tweedie/core';
import { Tensor as OrtTensor } from 'onnxruntime-web/webgpu';

export type OrtTensors = Readonly<Record<string, OrtTensor>>;

/** A copy: the caller may change what it fed before the pullback is asked for. */
function toOrt({ shape, data }: NetworkInput): OrtTensor {
  if (data instanceof Float32Array) return new OrtTensor('float32', data.slice(), shape);
  if (data instanceof Int32Array) return new OrtTensor('int32', data.slice(), shape);
  return new OrtTensor('int64', data.slice(), shape);
}

export function allToOrt(feeds: Feeds): Record<string, OrtTensor> {
  return Object.fromEntries(Object.entries(feeds).map(([name, input]) => [name, toOrt(input)]));
}

/** Brings a result from where it is, and frees it there. */
export async function fromOrt(name: string, result: OrtTensor): Promise<Tensor> {
  const data = await result.getData(true);
  if (data instanceof Float32Array) return { shape: result.dims, data };
  throw new Error(`the output ${name} must be float32, got ${result.type}`);
}

export async function allFromOrt(results: OrtTensors): Promise<Record<string, Tensor>> {
  const entries = Object.entries(results).map(async ([name, result]) => [name, await fromOrt(name, result)]);
  return Object.fromEntries(await Promise.all(entries)) as Record<string, Tensor>;
}

export function dispose(tensors: OrtTensors): void {
  for (const tensor of Object.values(tensors)) tensor.dispose();
}

export function pick<T>(from: Readonly<Record<string, T>>, names: readonly string[]): Record<string, T> {
  return Object.fromEntries(names.map((name) => [name, from[name]!]));
}
