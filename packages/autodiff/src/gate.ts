import { TweedieError } from '@tweedie/core';
import { concatenated } from './codec/concatenated.ts';
import { decodeModel } from './codec/decodeModel.ts';
import { encodeAddition } from './codec/encodeModel.ts';
import { differentiate, type Pair } from './differentiate.ts';
import { divide, gradient } from './divide.ts';
import { inferShapes } from './infer/inferShapes.ts';
import type { Constant, Graph, Node, Value } from './ir/graph.ts';
import { assertNames } from './split.ts';

/** A network that also gives its derivative when it is asked for. */
export interface Gated {
  /** The network, with the inputs `cotangent` and `wanted` and the output `gradient`. */
  readonly model: Uint8Array;
  /** The input v, of the shape of the output; of any lengths where no gradient is wanted. */
  readonly cotangent: string;
  /** The shape of a cotangent of no values: as many lengths of 0 as the output has axes. */
  readonly none: readonly number[];
  /** The input, one truth value of no axes, that says whether the gradient is worked out. */
  readonly wanted: string;
  /** `(∂output/∂input)ᵀ·v`, of the shape of the input; of no values where it is not wanted. */
  readonly gradient: string;
}

/**
 * A network and its derivative as one model, in which a branch works out the derivative of the output `of` by the input
 * `wrt`, or does nothing. It needs one session and leaves no activations behind between runs. But a cotangent that
 * depends on the output takes two runs, and the second works out the output again: for that, `split` is faster.
 * The model is the file itself with an addition at its end, so weights stay as they are, in the file or beside it.
 *
 * @throws `bad-model` as `split` does, and for an opset below 17: the addition must be written in that of the model.
 */
export function gate(bytes: Uint8Array, pair: Pair): Gated {
  const model = decodeModel(bytes);
  const { graph } = model;
  assertNames(graph, pair);
  const opset = opsetOf(model.opsets);
  const derivative = differentiate(graph, inferShapes(graph), { ...pair, opset });
  const { addition, pullback } = divide(model, graph, derivative);
  const [v, result] = [pullback.inputs[0]!, pullback.outputs[0]!];
  const constants = Array.from(pullback.constants).filter(([name]) => !graph.constants.has(name));
  const branch: Graph = {
    ...pullback,
    inputs: [],
    constants: new Map(constants),
    nodes: renamed(pullback.nodes),
  };
  const choice: Node = {
    op: 'If',
    domain: '',
    name: 'autodiff/choice',
    inputs: [wanted],
    outputs: [gradient],
    attributes: {
      then_branch: { kind: 'graph', value: { ...branch, outputs: [inBranch(result)] } },
      else_branch: { kind: 'graph', value: nothingLike(result) },
    },
  };
  const suffix = encodeAddition({
    nodes: [...addition.nodes, choice],
    constants: addition.constants,
    inputs: [open(v), { name: wanted, type: 'bool', dims: [] }],
    outputs: [open(result)],
  });
  return {
    model: concatenated(bytes, suffix),
    cotangent: v.name,
    none: (v.dims ?? []).map(() => 0),
    wanted,
    gradient,
  };
}

const wanted = 'autodiff/wanted';

/** The version of the model itself, which its addition is written in. */
function opsetOf({ '': opset = 0 }: Readonly<Record<string, number>>): number {
  if (opset >= 17 && opset <= 24) return opset;
  throw new TweedieError('bad-model', `autodiff: to be gated, a model needs opset 17 to 24, got ${opset}`, {
    remedy: 'Export the network with opset 18, or split it.',
  });
}

/** A branch sees all values of the network, and may give none of its own a name that is taken there. */
function renamed(nodes: readonly Node[]): Node[] {
  const own = new Set(nodes.flatMap(({ outputs }) => outputs));
  const rename = (name: string): string => (own.has(name) ? `autodiff/branch/${name}` : name);
  return nodes.map((node) => ({
    ...node,
    name: rename(node.outputs[0]!),
    inputs: node.inputs.map(rename),
    outputs: node.outputs.map(rename),
  }));
}

function inBranch(value: Value): Value {
  return { ...value, name: `autodiff/branch/${value.name}` };
}

/** A graph that gives no values, along as many axes. */
function nothingLike(result: Value): Graph {
  const { type = 'float32', dims = [] } = result;
  const none: Constant = { type, dims: dims.map(() => 0), bytes: new Uint8Array() };
  const name = 'autodiff/none';
  const give: Node = {
    op: 'Identity',
    domain: '',
    name,
    inputs: [name],
    outputs: [`${name}/y`],
    attributes: {},
  };
  return {
    name: 'nothing',
    inputs: [],
    outputs: [{ name: `${name}/y`, type, dims: none.dims }],
    values: [],
    constants: new Map([[name, none]]),
    nodes: [give],
  };
}

/** Of whatever lengths: there are none where no gradient is wanted. */
function open({ dims, ...value }: Value): Value {
  return { ...value, dims: dims?.map(() => undefined) };
}
