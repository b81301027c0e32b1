import { edgeIds } from '../edgeIds.ts';
import type { Graph } from '../graph.ts';
import { keysOf } from '../items.ts';
import { removeEntries, renameEntries } from '../layout/editLayout.ts';
import { omit } from '../records.ts';
import { mapEnds } from '../subgraphs/mapEnds.ts';

/** Removes items, with all edges of the nodes among them. What a subgraph hands to such a node, it takes no more. */
export function removeItems(graph: Graph, items: Iterable<string>): Graph {
  const ids = [...items];
  const gone = new Set(keysOf(ids, 'node').filter((id) => Object.hasOwn(graph.nodes, id)));
  let next = removeEntries(graph, 'frames', keysOf(ids, 'frame'));
  next = removeEntries(next, 'notes', keysOf(ids, 'note'));
  if (gone.size === 0) return next;
  next = keepEdges(next, ({ from, to }) => !gone.has(from[0]) && !gone.has(to[0]));
  next = mapEnds(next, (end) => (gone.has(end[0]) ? [] : [end]));
  next = removeEntries(next, 'nodes', gone);
  return { ...next, nodes: omit(next.nodes, gone) };
}

/** Removes edges by their ids. */
export function removeEdges(graph: Graph, edges: Iterable<string>): Graph {
  const gone = new Set(edges);
  const ids = edgeIds(graph.edges);
  return keepEdges(graph, (_, i) => !gone.has(ids[i]!));
}

/** Keeps some of the edges, and the waypoints of these alone. */
export function keepEdges(graph: Graph, keep: (edge: Graph['edges'][number], i: number) => boolean): Graph {
  const edges = graph.edges.filter(keep);
  if (edges.length === graph.edges.length) return graph;
  const left = new Set(edgeIds(edges));
  const gone = new Set(edgeIds(graph.edges).filter((id) => !left.has(id)));
  return renameEntries({ ...graph, edges }, 'edges', (id) => (gone.has(id) ? undefined : id));
}
