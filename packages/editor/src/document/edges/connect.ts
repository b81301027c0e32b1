import type { End, WorkflowEdge } from '@tweedie/workflow';
import { edgeIds, findEdge, sameEnd, targetId } from '../edgeIds.ts';
import type { Graph } from '../graph.ts';
import { removeEntries } from '../layout/editLayout.ts';
import { keepEdges } from '../nodes/remove.ts';

/**
 * Draws an edge from an output to an input or a parameter, in the place of the one that led there. Whether the two go
 * together is not asked. Nothing changes where one of the nodes is not there.
 */
export function connect(graph: Graph, from: End, to: End): Graph {
  if (!hasNode(graph, from) || !hasNode(graph, to)) return graph;
  const same = graph.edges.filter((edge) => sameEnd(edge.to, to));
  if (same.length === 1 && sameEnd(same[0]!.from, from)) return graph;
  const cleared = keepEdges(graph, (edge) => !sameEnd(edge.to, to));
  return { ...cleared, edges: [...cleared.edges, { from, to }] };
}

/** Removes whatever leads to an input or a parameter. */
export function disconnect(graph: Graph, to: End): Graph {
  return keepEdges(graph, (edge) => !sameEnd(edge.to, to));
}

/** Takes an edge by one end or both to other places. What else it holds stays, its waypoints go. */
export function reconnect(graph: Graph, id: string, ends: { readonly from?: End; readonly to?: End }): Graph {
  const edge = findEdge(graph.edges, id);
  const { from = edge?.from, to = edge?.to } = ends;
  if (!edge || !from || !to || !hasNode(graph, from) || !hasNode(graph, to)) return graph;
  if (sameEnd(edge.from, from) && sameEnd(edge.to, to)) return graph;
  const place = edgeIds(graph.edges).indexOf(id);
  const moved = graph.edges.map((other, i): WorkflowEdge => (i === place ? { ...other, from, to } : other));
  const edges = moved.filter((other, i) => i === place || !sameEnd(other.to, to));
  return removeEntries({ ...graph, edges }, 'edges', [id, targetId(to)]);
}

/** Exchanges what leads to two inputs or parameters; one of them may be empty. */
export function swapLinks(graph: Graph, one: End, other: End): Graph {
  if (sameEnd(one, other)) return graph;
  const swapped = graph.edges.map((edge): WorkflowEdge => {
    if (sameEnd(edge.to, one)) return { ...edge, to: other };
    return sameEnd(edge.to, other) ? { ...edge, to: one } : edge;
  });
  if (swapped.every((edge, i) => edge === graph.edges[i])) return graph;
  return removeEntries({ ...graph, edges: swapped }, 'edges', [one, other].map(targetId));
}

function hasNode({ nodes }: Graph, [id]: End): boolean {
  return Object.hasOwn(nodes, id);
}
