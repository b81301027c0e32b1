import type { Graph } from '../graph.ts';

/** The ports of one node that something hangs on. */
export interface Touched {
  readonly in: readonly string[];
  readonly out: readonly string[];
  /** Inputs and parameters that the subgraph around it promotes, and under which name. */
  readonly promotedIn: Readonly<Record<string, string>>;
  readonly promotedOut: Readonly<Record<string, string>>;
}

type Touches = ReadonlyMap<string, Touched>;
interface Writable {
  in: string[];
  out: string[];
  promotedIn: Record<string, string>;
  promotedOut: Record<string, string>;
}

const untouched: Touched = { in: [], out: [], promotedIn: {}, promotedOut: {} };
const known = new WeakMap<
  Graph['edges'],
  Pick<Graph, 'inputs' | 'outputs' | 'params'> & { touches: Touches }
>();

/** The ports of a node that edges and the surrounding subgraph touch. */
export function touchedPorts(graph: Graph, node: string): Touched {
  let found = known.get(graph.edges);
  const { inputs, outputs, params } = graph;
  if (found?.inputs !== inputs || found?.outputs !== outputs || found?.params !== params || !found) {
    found = { ...graph, touches: findAll(graph) };
    known.set(graph.edges, found);
  }
  return found.touches.get(node) ?? untouched;
}

function findAll({ edges, inputs = {}, outputs = {}, params = {} }: Graph): Touches {
  const all = new Map<string, Writable>();
  for (const { from, to } of edges) {
    const { out } = at(from[0]);
    if (!out.includes(from[1])) out.push(from[1]);
    at(to[0]).in.push(to[1]);
  }
  for (const [name, { to }] of [...Object.entries(inputs), ...Object.entries(params)]) {
    for (const [node, port] of to) at(node).promotedIn[port] = name;
  }
  for (const [name, { from }] of Object.entries(outputs)) at(from[0]).promotedOut[from[1]] = name;
  return all;

  function at(node: string): Writable {
    let found = all.get(node);
    if (!found) all.set(node, (found = { in: [], out: [], promotedIn: {}, promotedOut: {} }));
    return found;
  }
}
