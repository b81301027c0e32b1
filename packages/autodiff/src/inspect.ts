import { decodeModel } from './codec/decodeModel.ts';
import { inferShapes } from './infer/inferShapes.ts';
import type { Value } from './ir/graph.ts';
import { raiseOpset } from './raiseOpset.ts';

/** What a file tells of its network, and what follows from it. */
export interface Inspection {
  readonly opset: number;
  readonly inputs: readonly Value[];
  readonly outputs: readonly Value[];
  /** The names of other files that hold weights. */
  readonly files: readonly string[];
}

/** Reads what goes into a model and what comes out, with shapes as far as they can be inferred. Throws `bad-model`. */
export function inspect(bytes: Uint8Array): Inspection {
  const model = decodeModel(bytes);
  const graph = raiseOpset(model);
  const known = inferShapes(graph);
  const completed = (value: Value): Value => ({ ...value, ...known.get(value.name) });
  const files = Array.from(graph.constants.values(), ({ external }) => external?.['location']);
  return {
    opset: model.opsets[''] ?? 0,
    inputs: graph.inputs.map(({ name, type, dims }) => ({ name, type, dims })),
    outputs: graph.outputs.map(completed).map(({ name, type, dims }) => ({ name, type, dims })),
    files: [...new Set(files.filter((file) => file !== undefined))],
  };
}
