import type { Graph } from '../graph.ts';

/** The ports of one node that something hangs on. */
export interface Touched {
  readonly in: ReadonlySet<string>;
  readonly out: ReadonlySet<string>;
  /** Inputs and parameters that the subgraph around it promotes, and under which name. */
  readonly promotedIn: ReadonlyMap<string, string>;
  readonly promotedOut: ReadonlyMap<string, string>;
}

/** The ports that edges and the surrounding subgraph touch, by node. */
export function touchedPorts({
  edges,
  inputs = {},
  outputs = {},
  params = {},
}: Graph): ReadonlyMap<string, Touched> {
  const all = new Map<
    string,
    { in: Set<string>; out: Set<string>; promotedIn: Map<string, string>; promotedOut: Map<string, string> }
  >();
  const at = (node: string) => {
    let found = all.get(node);
    if (!found) {
      found = { in: new Set(), out: new Set(), promotedIn: new Map(), promotedOut: new Map() };
      all.set(node, found);
    }
    return found;
  };
  for (const { from, to } of edges) {
    at(from[0]).out.add(from[1]);
    at(to[0]).in.add(to[1]);
  }
  for (const [name, { to }] of [...Object.entries(inputs), ...Object.entries(params)]) {
    for (const [node, port] of to) at(node).promotedIn.set(port, name);
  }
  for (const [name, { from }] of Object.entries(outputs)) at(from[0]).promotedOut.set(from[1], name);
  return all;
}
