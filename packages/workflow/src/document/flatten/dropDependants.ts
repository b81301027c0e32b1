import type { FlatEdge, FlatGraph, FlatNode } from '../flatGraph.ts';
import { quote } from '../quote.ts';
import { isNeeded } from './checkPorts.ts';
import type { Report } from './problems.ts';

/**
 * Leaves out what cannot run for want of a node that is absent, step by step, with a warning that names the node where
 * it began. An optional input does without; a parameter that an edge was to bring does not, since its default would
 * mean something else.
 */
export function dropDependants(
  { nodes, edges }: FlatGraph,
  absent: ReadonlyMap<string, string>,
  report: Report,
): FlatGraph {
  const outgoing = new Map<string, FlatEdge[]>();
  for (const edge of edges) {
    const [from] = edge.from;
    if (!outgoing.has(from)) outgoing.set(from, []);
    outgoing.get(from)!.push(edge);
  }
  const dropped = new Map(absent);
  // A map gives what is added to it while it is gone through.
  for (const [path, why] of dropped) {
    for (const { to } of outgoing.get(path) ?? []) drop(nodes.get(to[0]), to[1], why);
  }
  return {
    nodes: new Map([...nodes].filter(([path]) => !dropped.has(path))),
    edges: edges.filter(({ from, to }) => !dropped.has(from[0]) && !dropped.has(to[0])),
  };

  function drop(node: FlatNode | undefined, port: string, why: string): void {
    if (!node || dropped.has(node.id) || !isNeeded(node.nodeType, port)) return;
    dropped.set(node.id, why);
    const message = `It does not run: ${quote(port)} has no value, since ${why}`;
    report({ severity: 'warning', code: 'does-not-run', node: node.id, port, message });
  }
}
