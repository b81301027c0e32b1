import type { Workflow } from '@tweedie/workflow';
import { subgraphOf } from '../ports/portsOf.ts';
import { ownOf } from '../records.ts';

/**
 * The subgraph that one looks at after opening one node after the other, from the outermost on; `undefined` for the
 * workflow itself, and where the path leads nowhere.
 */
export function subgraphAt(workflow: Workflow, path: readonly string[]): string | undefined {
  return follow(workflow, path).subgraph;
}

/** As much of a path as can be opened. */
export function openPath(workflow: Workflow, path: readonly string[]): readonly string[] {
  const { length } = follow(workflow, path);
  return length === path.length ? path : path.slice(0, length);
}

function follow(
  workflow: Workflow,
  path: readonly string[],
): { readonly subgraph?: string; readonly length: number } {
  let found: { subgraph?: string; length: number } = { length: 0 };
  for (const id of path) {
    const { nodes } = found.subgraph === undefined ? workflow : ownOf(workflow.subgraphs, found.subgraph)!;
    const node = ownOf(nodes, id);
    const subgraph = node && subgraphOf(node);
    if (subgraph === undefined || !ownOf(workflow.subgraphs, subgraph)) break;
    found = { subgraph, length: found.length + 1 };
  }
  return found;
}

/** What stands before the ids of nodes in problems and facts: '' or 'outer/'. */
export function prefixOf(path: readonly string[]): string {
  return path.map((id) => `${id}/`).join('');
}
