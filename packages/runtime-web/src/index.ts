/** @file ONNX networks, workflows and models in the browser. */

// Networks
export { createWebRuntime } from './network/createWebRuntime.ts';
export { createWorkerRuntime } from './network/createWorkerRuntime.ts';
export type { Backend, Notice, NoticeCode, WebRuntimeOptions } from './network/options.ts';
