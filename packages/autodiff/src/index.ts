/** @file Derivatives of ONNX networks: ONNX in, ONNX out. */
export { split, type Split } from './split.ts';
export { gate, type Gated } from './gate.ts';
export type { Pair } from './differentiate.ts';
export { inspect, type Inspection } from './inspect.ts';
export { hazardsOf, type Hazard } from './hazards.ts';
export type { Value } from './ir/graph.ts';

// Models made by hand
export { encodeModel } from './codec/encodeModel.ts';
export { floats, ints } from './ir/constant.ts';
export type { DataType } from './ir/dataType.ts';
export type { Attribute, Constant, Dim, Graph, Model, Node } from './ir/graph.ts';
