import { TweedieError } from '@tweedie/core';
import { ints } from './ir/constant.ts';
import { intOf, intsOf } from './ir/attributes.ts';
import type { Constant, Graph, Model, Node } from './ir/graph.ts';
import { axisOf } from './infer/known.ts';
import { inferShapes } from './infer/inferShapes.ts';

const [oldest, newest] = [11, 24];

/** The versions of ONNX's operators that pullbacks are written in; later ones run on the CPU where a GPU could. */
const [least, most] = [17, 21];

/** The version that the pullback of a model is written in. Throws `bad-model` where the model's is not known here. */
export function pullbackOpset({ opsets }: Model): number {
  const opset = opsets[''] ?? 0;
  if (opset >= oldest && opset <= newest) return Math.min(most, Math.max(least, opset));
  throw new TweedieError('bad-model', `autodiff: the opset must be ${oldest} to ${newest}, got ${opset}`, {
    remedy: `Export the network with opset 18, or convert it with onnx.version_converter.`,
  });
}

/** Operators that came after the newest version that is written. */
const tooNew: ReadonlySet<string> = new Set(['RMSNormalization', 'Swish', 'Attention', 'RotaryEmbedding']);

/** Whether a node of the model may stand in its pullback. */
export function isWritable({ op, domain }: Node, opset: number): boolean {
  return domain === '' && !(opset > most && tooNew.has(op));
}

/** Before version 13, operators that now take a list as an input had it as an attribute. */
const becameInput: Readonly<Record<string, string>> = {
  Squeeze: 'axes',
  Unsqueeze: 'axes',
  ReduceSum: 'axes',
  Split: 'split',
};
const flattened: ReadonlySet<string> = new Set(['Softmax', 'LogSoftmax', 'Hardmax']);

/** The graph with its nodes as version 17 writes them. */
export function raiseOpset({ opsets, graph }: Model): Graph {
  if ((opsets[''] ?? 0) >= 13) return graph;
  const shapes = inferShapes(graph);
  const constants = new Map<string, Constant>(graph.constants);
  const nodes = graph.nodes.map((node) => {
    const list = becameInput[node.op];
    if (node.domain !== '') return node;
    if (list !== undefined) return withInput(node, list, constants);
    const rank = shapes.get(node.inputs[0]!)?.dims?.length;
    return flattened.has(node.op) ? unflattened(node, rank) : node;
  });
  return { ...graph, constants, nodes };
}

function withInput(node: Node, name: string, constants: Map<string, Constant>): Node {
  const list = intsOf(node, name, undefined);
  if (!list) return node;
  const input = `${node.outputs[0]}/${name}`;
  constants.set(input, ints(list));
  const others = Object.entries(node.attributes).filter(([key]) => key !== name);
  return { ...node, inputs: [node.inputs[0]!, input], attributes: Object.fromEntries(others) };
}

/** Before version 13, a softmax went over all axes from one on; over the last alone it means the same since. */
function unflattened(node: Node, rank: number | undefined): Node {
  const axis = intOf(node, 'axis', 1);
  if (rank !== undefined && axisOf(axis, rank) === rank - 1) {
    return { ...node, attributes: { ...node.attributes, axis: { kind: 'int', value: -1 } } };
  }
  throw new TweedieError(
    'bad-model',
    `autodiff: ${node.op} of axis ${axis} means several axes before opset 13`,
    {
      remedy: 'Export the network with opset 18.',
    },
  );
}
