import { env } from 'onnxruntime-web/webgpu';
import type { Notice, WebRuntimeOptions } from './options.ts';

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

/** Why networks run on one thread, where nobody asked for that. */
export function threadsNotice({ threads }: WebRuntimeOptions): Notice | undefined {
  if (threads !== undefined || globalThis.crossOriginIsolated) return undefined;
  return {
    code: 'one-thread',
    message: 'Networks run on one thread of the processor, because this page is not cross-origin isolated.',
    remedy:
      'Serve the page with the headers Cross-Origin-Opener-Policy: same-origin and Cross-Origin-Embedder-Policy: require-corp.',
  };
}
