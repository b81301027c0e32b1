import type { End } from '@tweedie/workflow';
import { targetId } from '../edgeIds.ts';
import { isId } from '../freeId.ts';
import type { Graph } from '../graph.ts';
import { renameEntries } from '../layout/editLayout.ts';
import { mapEnds } from '../subgraphs/mapEnds.ts';

/**
 * Gives a node another id; edges, places and the ports of the subgraph around it follow. Nothing changes where the id is
 * taken, or is none: a letter, then letters, digits, - or _, 64 at most.
 */
export function renameNode(graph: Graph, node: string, id: string): Graph {
  const { nodes } = graph;
  if (!Object.hasOwn(nodes, node) || Object.hasOwn(nodes, id) || !isId(id)) return graph;
  const follow = (end: End): End => (end[0] === node ? [id, end[1]] : end);
  const isOwn = (key: string): boolean => key.startsWith(targetId([node, '']));
  const edges = graph.edges.map((edge) =>
    edge.from[0] === node || edge.to[0] === node
      ? { ...edge, from: follow(edge.from), to: follow(edge.to) }
      : edge,
  );
  const named = Object.fromEntries(
    Object.entries(nodes).map(([key, value]) => [key === node ? id : key, value]),
  );
  let next = mapEnds({ ...graph, nodes: named, edges }, (end) => [follow(end)]);
  next = renameEntries(next, 'nodes', (key) => (key === node ? id : key));
  return renameEntries(next, 'edges', (key) => (isOwn(key) ? id + key.slice(node.length) : key));
}
