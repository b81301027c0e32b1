import type { End, WorkflowEdge } from '@tweedie/workflow';

const known = new WeakMap<readonly WorkflowEdge[], readonly string[]>();

/**
 * The ids of edges, which a document does not have: an edge is known by where it leads to, `node.port`, since at most
 * one leads there. In a broken document the second one is `2#node.port`.
 */
export function edgeIds(edges: readonly WorkflowEdge[]): readonly string[] {
  const found = known.get(edges);
  if (found) return found;
  const count = new Map<string, number>();
  const ids = edges.map(({ to }) => {
    const id = targetId(to);
    const n = (count.get(id) ?? 0) + 1;
    count.set(id, n);
    return n === 1 ? id : `${n}#${id}`;
  });
  known.set(edges, ids);
  return ids;
}

/** The id of the edge that leads to an input or a parameter. */
export function targetId([node, port]: End): string {
  return `${node}.${port}`;
}

/** The edge of an id. */
export function findEdge(edges: readonly WorkflowEdge[], id: string): WorkflowEdge | undefined {
  return edges[edgeIds(edges).indexOf(id)];
}

export function sameEnd(one: End, other: End): boolean {
  return one[0] === other[0] && one[1] === other[1];
}
