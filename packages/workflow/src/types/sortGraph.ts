import type { FlatGraph } from '../document/flatGraph.ts';

export interface Sorted {
  /** Each node after all that it needs. */
  readonly order: readonly string[];
  /** Nodes that go round in circles, each circle in the direction of its edges. What hangs on one is in neither. */
  readonly cycles: readonly (readonly string[])[];
}

/** Puts the nodes of a graph in order (Kahn, 1962). */
export function sortGraph({ nodes, edges }: FlatGraph): Sorted {
  const [into, out] = [new Map<string, Set<string>>(), new Map<string, Set<string>>()];
  for (const node of nodes.keys()) {
    into.set(node, new Set());
    out.set(node, new Set());
  }
  for (const { from, to } of edges) {
    if (!nodes.has(from[0]) || !nodes.has(to[0])) continue;
    into.get(to[0])!.add(from[0]);
    out.get(from[0])!.add(to[0]);
  }
  const waits = new Map([...into].map(([node, sources]) => [node, sources.size]));
  const order = [...nodes.keys()].filter((node) => waits.get(node) === 0);
  for (const node of order) {
    for (const next of out.get(node)!) {
      const left = waits.get(next)! - 1;
      waits.set(next, left);
      if (left === 0) order.push(next); // an array gives out what is added meanwhile
    }
  }
  const placed = new Set(order);
  return {
    order,
    cycles: findCycles(
      [...nodes.keys()].filter((node) => !placed.has(node)),
      into,
    ),
  };
}

/** Every node that is left has a source that is left: going back from one ends in a circle. */
function findCycles(left: readonly string[], into: ReadonlyMap<string, ReadonlySet<string>>): string[][] {
  const remaining = new Set(left);
  const cycles: string[][] = [];
  const seen = new Set<string>();
  for (const start of left) {
    const way: string[] = [];
    const at = new Map<string, number>();
    let node: string | undefined = start;
    while (node !== undefined && !seen.has(node)) {
      seen.add(node);
      at.set(node, way.length);
      way.push(node);
      node = [...into.get(node)!].find((source) => remaining.has(source));
    }
    const begin = node === undefined ? undefined : at.get(node);
    if (begin !== undefined) cycles.push(way.slice(begin).reverse());
  }
  return cycles;
}
