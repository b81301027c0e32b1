import type { WorkflowNode } from '@tweedie/workflow';
import type { Graph } from '../graph.ts';
import { mapValues, withMember } from '../records.ts';

/** Changes some of the nodes; those that are not there are passed over. */
export function changeNodes(
  graph: Graph,
  ids: Iterable<string>,
  change: (node: WorkflowNode) => WorkflowNode,
): Graph {
  const wanted = new Set(ids);
  return withMember(
    graph,
    'nodes',
    mapValues(graph.nodes, (node, id) => (wanted.has(id) ? change(node) : node)),
  );
}

/** Sets what people call nodes; an empty label gives them the name of their type back. */
export function setLabel(graph: Graph, ids: Iterable<string>, label: string): Graph {
  return changeNodes(graph, ids, (node) => withMember(node, 'label', label === '' ? undefined : label));
}

/** Sets what people want to remember of nodes; an empty note is none. */
export function setNote(graph: Graph, ids: Iterable<string>, note: string): Graph {
  return changeNodes(graph, ids, (node) => withMember(node, 'note', note === '' ? undefined : note));
}

/** Mutes or bypasses nodes, or lets them run again. */
export function setMode(graph: Graph, ids: Iterable<string>, mode: WorkflowNode['mode']): Graph {
  return changeNodes(graph, ids, (node) => withMember(node, 'mode', mode));
}

/** Pins nodes, so that their outputs stay as they are, or lets them go. */
export function setPinned(graph: Graph, ids: Iterable<string>, pinned: boolean): Graph {
  return changeNodes(graph, ids, (node) => withMember(node, 'pinned', pinned ? true : undefined));
}
