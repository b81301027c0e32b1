import type { WorkflowNode } from '@tweedie/workflow';
import { freeId } from '../freeId.ts';
import type { Point } from '../geometry.ts';
import type { Graph } from '../graph.ts';
import { setEntries } from '../layout/editLayout.ts';
import type { NodePlace } from '../layout/readLayout.ts';

/** An id for a new node of a type, or for one that had another id elsewhere. */
export function freeNodeId({ nodes }: Pick<Graph, 'nodes'>, name: string): string {
  return freeId(name, (id) => Object.hasOwn(nodes, id));
}

/** Adds a node at a place, under an id that is free. */
export function addNode(graph: Graph, id: string, node: WorkflowNode, at: Point): Graph {
  const { x, y } = at;
  const added = { ...graph, nodes: { ...graph.nodes, [id]: node } };
  return setEntries<NodePlace>(added, 'nodes', new Map([[id, { x, y }]]));
}
