import { env } from 'onnxruntime-web/webgpu';
import type { WebRuntimeOptions } from './options.ts';

/** Most threads that WASM gains from. */
const most = 4;

/** Sets up ONNX Runtime for this thread, which it takes notice of before its first session alone. */
export function prepare({ threads = defaultThreads(), wasmPaths }: WebRuntimeOptions): void {
  env.wasm.numThreads = threads;
  env.logLevel = 'fatal';
  if (wasmPaths !== undefined) env.wasm.wasmPaths = wasmPaths;
}

/** Threads share memory, which pages have that are isolated from those of other origins. */
export function defaultThreads(): number {
  return globalThis.crossOriginIsolated ? Math.min(most, navigator.hardwareConcurrency) : 1;
}
