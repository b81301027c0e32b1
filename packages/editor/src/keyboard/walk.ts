import { centreOf, type SizeOf } from '../document/geometry.ts';
import type { Graph } from '../document/graph.ts';
import { placesOf } from '../document/layout/placesOf.ts';

export type Direction = 'left' | 'right' | 'up' | 'down';

/**
 * The node that one comes to from another: to the left what its first edge comes from, to the right where its first edge
 * leads, up and down the nearest one, of those that share a neighbour with it before others. `undefined` where there is
 * none.
 */
export function walk(graph: Graph, from: string, direction: Direction, sizeOf: SizeOf): string | undefined {
  const { edges } = graph;
  const sources = edges.filter(({ to }) => to[0] === from).map(({ from: [id] }) => id);
  const targets = edges.filter((edge) => edge.from[0] === from).map(({ to: [id] }) => id);
  if (direction === 'left') return nearest(sources) ?? nearest(Object.keys(graph.nodes));
  if (direction === 'right') return nearest(targets) ?? nearest(Object.keys(graph.nodes));
  const siblings = edges
    .filter((edge) => sources.includes(edge.from[0]) || targets.includes(edge.to[0]))
    .map((edge) => (sources.includes(edge.from[0]) ? edge.to[0] : edge.from[0]));
  return nearest(siblings) ?? nearest(Object.keys(graph.nodes));

  /** The nearest in that direction: what lies aside counts twice. */
  function nearest(ids: readonly string[]): string | undefined {
    const here = middle(from);
    const ranked = ids
      .filter((id) => id !== from && Object.hasOwn(graph.nodes, id))
      .flatMap((id) => {
        const there = middle(id);
        const [dx, dy] = [there.x - here.x, there.y - here.y];
        const [ahead, aside] = {
          left: [-dx, dy],
          right: [dx, dy],
          up: [-dy, dx],
          down: [dy, dx],
        }[direction] as [number, number];
        return ahead > 0 ? [{ id, far: ahead + 2 * Math.abs(aside) }] : [];
      })
      .sort((a, b) => a.far - b.far);
    return ranked[0]?.id;
  }

  function middle(id: string): { readonly x: number; readonly y: number } {
    const { x, y } = placesOf(graph).get(id)!;
    return centreOf({ x, y, ...sizeOf(id) });
  }
}
