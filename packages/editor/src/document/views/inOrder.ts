import type { Graph } from '../graph.ts';

const known = new WeakMap<object, WeakMap<object, readonly string[]>>();

/**
 * The nodes in an order in which they may run: each after all that it needs, else as the document has them. What goes
 * round in circles comes last. The same list for the same nodes and edges.
 */
export function inOrder({ nodes, edges }: Pick<Graph, 'nodes' | 'edges'>): readonly string[] {
  let byEdges = known.get(nodes);
  if (!byEdges) known.set(nodes, (byEdges = new WeakMap()));
  let found = byEdges.get(edges);
  if (!found) byEdges.set(edges, (found = sort({ nodes, edges })));
  return found;
}

/** Along the edges first, so that what belongs together stands together (Kahn, 1962, with a stack). */
function sort({ nodes, edges }: Pick<Graph, 'nodes' | 'edges'>): readonly string[] {
  const targets = new Map<string, string[]>(Object.keys(nodes).map((id) => [id, []]));
  const waits = new Map<string, number>(Object.keys(nodes).map((id) => [id, 0]));
  for (const { from, to } of edges) {
    if (!targets.has(from[0]) || !targets.has(to[0])) continue;
    targets.get(from[0])!.push(to[0]);
    waits.set(to[0], waits.get(to[0])! + 1);
  }
  const order: string[] = [];
  const ready = [...waits].filter(([, n]) => n === 0).map(([id]) => id);
  for (const start of ready) visit(start);
  const placed = new Set(order);
  return [...order, ...Object.keys(nodes).filter((id) => !placed.has(id))];

  /** A node, then what waited for nothing else. */
  function visit(start: string): void {
    const stack = [start];
    for (let id = stack.pop(); id !== undefined; id = stack.pop()) {
      order.push(id);
      const freed = targets.get(id)!.filter((next) => {
        const left = waits.get(next)! - 1;
        waits.set(next, left);
        return left === 0;
      });
      stack.push(...freed.reverse());
    }
  }
}
