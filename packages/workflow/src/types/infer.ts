import type { FlatEdge, FlatGraph, FlatNode } from '../document/flatGraph.ts';
import type { Problem } from '../document/problem.ts';
import { quote } from '../document/quote.ts';
import type { End } from '../document/schema.ts';
import type { Inference, OutputFacts } from './inference.ts';
import { type Incoming, inferNode, type NodeInference } from './inferNode.ts';
import type { Looked } from './looked.ts';
import { sortGraph } from './sortGraph.ts';

export interface InferOptions {
  /** What lies outside of the document, by node. */
  readonly looked?: ReadonlyMap<string, Looked>;
  /** What was inferred of a graph that is much like this one: what has not changed is taken from it. */
  readonly before?: Inference;
}

/** What is kept of a node, to see whether it has changed. */
interface Kept {
  readonly node: FlatNode;
  readonly incoming: readonly Incoming[];
  readonly looked: Looked | undefined;
  readonly result: NodeInference;
}

const memory = new WeakMap<Inference, ReadonlyMap<string, Kept>>();

/**
 * Finds what can be said of a graph before it runs: the order of its nodes, what every edge does to its value, which nodes
 * run once for each item of a list, sizes and capabilities, and all that cannot work, as sentences. Throws nothing.
 */
export function infer(graph: FlatGraph, { looked = new Map(), before }: InferOptions = {}): Inference {
  const { order, cycles } = sortGraph(graph);
  const edgesTo = byTarget(graph.edges);
  const kept = before && memory.get(before);
  const now = new Map<string, Kept>();
  const outputs = new Map<string, Readonly<Record<string, OutputFacts>>>();
  const placed = new Set(order);
  const rest = [...graph.nodes.keys()].filter((id) => !placed.has(id));
  for (const id of [...order, ...rest]) {
    const node = graph.nodes.get(id)!;
    const incoming = (edgesTo.get(id) ?? []).map((edge): Incoming => {
      const source = outputs.get(edge.from[0]);
      return {
        edge,
        source: source && Object.hasOwn(source, edge.from[1]) ? source[edge.from[1]] : undefined,
      };
    });
    const seen = { node, incoming, looked: looked.get(id) };
    const old = kept?.get(id);
    const result = old && isSame(old, seen) ? old.result : inferNode(node, incoming, seen.looked);
    now.set(id, { ...seen, result });
    outputs.set(id, result.outputs);
  }
  const results = [...now].map(([id, { result }]) => [id, result] as const);
  const inference: Inference = {
    outputs,
    edges: new Map(results.map(([id, { edges }]) => [id, edges])),
    params: new Map(results.flatMap(([id, { params }]) => (params ? [[id, params]] : []))),
    order,
    problems: [...cycles.map(problemOfCycle), ...results.flatMap(([, { problems }]) => problems)],
  };
  memory.set(inference, now);
  return inference;
}

function byTarget(edges: readonly FlatEdge[]): ReadonlyMap<string, readonly FlatEdge[]> {
  const found = new Map<string, FlatEdge[]>();
  for (const edge of edges) {
    const others = found.get(edge.to[0]);
    if (others) others.push(edge);
    else found.set(edge.to[0], [edge]);
  }
  return found;
}

/** Flattening makes nodes and edges anew, of parameters that are as they were. */
function isSame(old: Kept, seen: Omit<Kept, 'result'>): boolean {
  return (
    old.node.nodeType === seen.node.nodeType &&
    sameParams(old.node.params, seen.node.params) &&
    old.looked === seen.looked &&
    old.incoming.length === seen.incoming.length &&
    old.incoming.every(({ edge, source }, i) => {
      const other = seen.incoming[i]!;
      return (
        source === other.source && sameEnd(edge.from, other.edge.from) && sameEnd(edge.to, other.edge.to)
      );
    })
  );
}

type Params = FlatNode['params'];

function sameParams(one: Params, other: Params): boolean {
  const names = Object.keys(one);
  return (
    names.length === Object.keys(other).length &&
    names.every((name) => Object.hasOwn(other, name) && Object.is(one[name], other[name]))
  );
}

function sameEnd(one: End, other: End): boolean {
  return one[0] === other[0] && one[1] === other[1];
}

function problemOfCycle(nodes: readonly string[]): Problem {
  const ring = [...nodes, nodes[0]!].map(quote).join(' → ');
  return {
    severity: 'error',
    code: 'cycle',
    node: nodes[0]!,
    message: `Nodes must not go round in a circle, got ${ring}`,
    remedy: 'Remove one of the edges.',
  };
}
