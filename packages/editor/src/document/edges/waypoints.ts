import { edgeIds } from '../edgeIds.ts';
import type { Point } from '../geometry.ts';
import type { Graph } from '../graph.ts';
import { removeEntries, setEntries } from '../layout/editLayout.ts';

/** Leads an edge through points, from its source on; without any it runs as it likes. */
export function setWaypoints(graph: Graph, id: string, points: readonly Point[]): Graph {
  if (!edgeIds(graph.edges).includes(id)) return graph;
  if (points.length === 0) return removeEntries(graph, 'edges', [id]);
  return setEntries(graph, 'edges', new Map([[id, { points }]]));
}
