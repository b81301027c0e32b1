import { around } from '../geometry.ts';
import type { Graph } from '../graph.ts';
import { type NodePlace, readLayout } from './readLayout.ts';

const known = new WeakMap<Graph, ReadonlyMap<string, NodePlace>>();
const [column, row] = [280, 200];

/**
 * The places of all nodes. Those that have none in the document, as where it was written by hand, stand in columns by
 * how far they are from the beginning, below those that have one.
 */
export function placesOf(graph: Graph): ReadonlyMap<string, NodePlace> {
  const found = known.get(graph);
  if (found) return found;
  const { nodes: placed } = readLayout(graph.layout);
  const ids = Object.keys(graph.nodes);
  const lost = ids.filter((id) => !placed.has(id));
  const made = lost.length === 0 ? placed : new Map([...placed, ...inColumns(graph, lost, placed)]);
  known.set(graph, made);
  return made;
}

function inColumns(
  { edges }: Graph,
  lost: readonly string[],
  placed: ReadonlyMap<string, NodePlace>,
): readonly (readonly [string, NodePlace])[] {
  const depths = new Map(lost.map((id) => [id, 0]));
  // no path is longer than there are nodes; in a circle it ends there
  for (let round = 1, changed = true; changed && round < lost.length; round++) {
    changed = false;
    for (const { from, to } of edges) {
      const depth = depths.get(from[0]);
      const old = depths.get(to[0]);
      if (depth === undefined || old === undefined || old > depth || depth + 1 >= lost.length) continue;
      depths.set(to[0], depth + 1);
      changed = true;
    }
  }
  const box = around([...placed.values()].map(({ x, y }) => ({ x, y, width: 0, height: 0 })));
  const top = box ? box.y + box.height + row : 0;
  const filled = new Map<number, number>();
  return lost.map((id) => {
    const depth = depths.get(id)!;
    const place = filled.get(depth) ?? 0;
    filled.set(depth, place + 1);
    return [id, { x: (box?.x ?? 0) + depth * column, y: top + place * row, collapsed: false }] as const;
  });
}
