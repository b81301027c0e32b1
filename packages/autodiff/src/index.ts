/** @file Derivatives of ONNX networks: ONNX in, ONNX out. */
export { split, type Split } from './split.ts';
export { gate, type Gated } from './gate.ts';
export type { Pair } from './differentiate.ts';
export { inspect, type Inspection } from './inspect.ts';
export type { Value } from './ir/graph.ts';
