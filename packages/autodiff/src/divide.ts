import { TweedieError } from '@tweedie/core';
import type { Builder } from './build/builder.ts';
import { withShapes } from './build/shapes.ts';
import { chooseSaved, isCheap, nominalLength } from './chooseSaved.ts';
import type { Derivative } from './differentiate.ts';
import { inferNode, inferShapes, knownOf, type Shapes } from './infer/inferShapes.ts';
import type { Constant, Graph, Model, Node, Value } from './ir/graph.ts';
import { needsOf } from './ir/needsOf.ts';
import { isWritable } from './raiseOpset.ts';

/** What the pullback's output is called. */
export const gradient = 'autodiff/gradient';

/** A network and its derivative in two. */
export interface Halves {
  /** What the network must also do: sizes, and outputs for the values in `saved`. */
  readonly addition: Omit<Graph, 'name' | 'values'>;
  readonly pullback: Graph;
  readonly saved: readonly string[];
  readonly feeds: readonly string[];
}

/** Decides what the network works out and what the pullback does. */
export function divide(
  { opsets }: Model,
  graph: Graph,
  { builder, cotangent, gradient: result }: Derivative,
): Halves {
  const nodes = [...graph.nodes, ...builder.nodes];
  const constants = new Map<string, Constant>([...graph.constants, ...builder.constants]);
  const producers = new Map(nodes.flatMap((node) => node.outputs.map((output) => [output, node] as const)));
  const own = new Set(graph.nodes);
  const inputs = new Set(graph.inputs.map(({ name }) => name));

  const late = downstream(nodes, cotangent);
  const fixed = fixedBy(nodes, constants);
  const isFree = (value: string): boolean => inputs.has(value) || fixed.has(value);
  const last = closure([result], producers, (value) => !late.has(value));
  const needed = [...last.values].filter((value) => value !== cotangent && !late.has(value));

  const saved = chooseSaved({
    needed,
    producers,
    isFree,
    isCheap: (node) => isCheap(node) && isWritable(node, opsets[''] ?? 0),
    isSavable: (value) => own.has(producers.get(value)!) || producers.get(value)!.op === 'Shape',
    sizes: sizesOf(graph, builder, cotangent),
  });

  const stops = new Set([...saved, ...inputs, cotangent]);
  const after = closure([result], producers, (value) => stops.has(value));
  const before = closure(saved, producers, (value) => own.has(producers.get(value)!));
  const known = (name: string): Value => {
    const { type, dims } = builder.known(name);
    if (type) return { name, type, dims };
    throw new TweedieError('bad-model', `autodiff: the type of ${name} is not known`, {
      remedy: withShapes,
    });
  };
  const pick = (names: ReadonlySet<string>): Map<string, Constant> =>
    new Map([...names].flatMap((name) => (constants.has(name) ? [[name, constants.get(name)!]] : [])));
  const feeds = [...inputs].filter((name) => after.values.has(name));
  return {
    saved,
    feeds,
    addition: {
      inputs: [],
      nodes: nodes.filter((node) => before.nodes.has(node) && !own.has(node)),
      constants: new Map([...pick(before.values)].filter(([name]) => !graph.constants.has(name))),
      outputs: saved.map(known),
    },
    pullback: {
      name: 'pullback',
      inputs: [cotangent, ...saved, ...feeds].map(known),
      outputs: [{ ...known(result), name: gradient }],
      values: [],
      constants: pick(after.values),
      nodes: [...nodes.filter((node) => after.nodes.has(node)), identity(result)],
    },
  };
}

function identity(value: string): Node {
  return { op: 'Identity', domain: '', name: gradient, inputs: [value], outputs: [gradient], attributes: {} };
}

/** All that comes of a value. */
function downstream(nodes: readonly Node[], value: string): ReadonlySet<string> {
  const found = new Set([value]);
  for (const node of nodes) {
    if (needsOf(node).some((input) => found.has(input))) for (const output of node.outputs) found.add(output);
  }
  return found;
}

/** Operators that give something else each time. */
const random: ReadonlySet<string> = new Set([
  'Bernoulli',
  'Multinomial',
  'RandomNormal',
  'RandomNormalLike',
  'RandomUniform',
  'RandomUniformLike',
]);

/** Constants, and all that follows from constants alone. */
function fixedBy(nodes: readonly Node[], constants: ReadonlyMap<string, Constant>): ReadonlySet<string> {
  const found = new Set(constants.keys());
  for (const node of nodes) {
    if (!random.has(node.op) && needsOf(node).every((input) => found.has(input)))
      for (const output of node.outputs) found.add(output);
  }
  return found;
}

/** The nodes that lead to some values, and the values that they pass, up to those where to stop. */
function closure(
  ends: readonly string[],
  producers: ReadonlyMap<string, Node>,
  stop: (value: string) => boolean,
): { readonly nodes: ReadonlySet<Node>; readonly values: ReadonlySet<string> } {
  const values = new Set(ends);
  const nodes = new Set<Node>();
  for (const value of values) {
    const node = producers.get(value);
    if (!node || stop(value)) continue;
    nodes.add(node);
    for (const input of needsOf(node)) values.add(input);
  }
  return { nodes, values };
}

/** The lengths of all values for an image of some size, by which they are weighed. */
function sizesOf(graph: Graph, { nodes, constants }: Builder, cotangent: string): Shapes {
  const nominal = (symbol: string | undefined): number =>
    symbol === 'N' || symbol === 'batch' ? 1 : nominalLength;
  const sizes = new Map(inferShapes(graph, nominal));
  sizes.set(cotangent, {});
  for (const [name, constant] of constants) sizes.set(name, knownOf(constant));
  for (const node of nodes) for (const [name, found] of inferNode(node, sizes)) sizes.set(name, found);
  return sizes;
}
