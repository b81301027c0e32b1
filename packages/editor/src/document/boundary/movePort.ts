import type { Graph } from '../graph.ts';
import { withMember } from '../records.ts';
import type { SubgraphPort } from './boundaryEnds.ts';

/** Moves a port of a subgraph among its like: −1 is one up, 1 is one down. It stops at the first and the last place. */
export function movePort(graph: Graph, { list, name }: SubgraphPort, by: number): Graph {
  const entries = Object.entries<unknown>(graph[list] ?? {});
  const at = entries.findIndex(([key]) => key === name);
  const to = Math.min(Math.max(at + by, 0), entries.length - 1);
  if (at < 0 || to === at) return graph;
  const moved = entries.toSpliced(at, 1).toSpliced(to, 0, entries[at]!);
  return withMember(graph, list, Object.fromEntries(moved) as NonNullable<Graph[typeof list]>);
}
