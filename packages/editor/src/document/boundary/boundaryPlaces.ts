import { around, type Point } from '../geometry.ts';
import type { Graph } from '../graph.ts';
import { placesOf } from '../layout/placesOf.ts';
import { readLayout } from '../layout/readLayout.ts';
import { type BoundarySide, boundarySides } from './boundaryEnds.ts';

/** How far beside the nodes a boundary node stands that has no place: its own width, a node's, and a gap. */
const [width, gap] = [240, 100];

const known = new WeakMap<Graph, ReadonlyMap<BoundarySide, Point>>();

/** Where the boundary nodes of a subgraph stand: as its layout says, or else left and right of all that is inside. */
export function boundaryPlaces(graph: Graph): ReadonlyMap<BoundarySide, Point> {
  let found = known.get(graph);
  if (!found) {
    const { boundary } = readLayout(graph.layout);
    found = new Map(boundarySides.map((side) => [side, boundary.get(side) ?? beside(graph, side)]));
    known.set(graph, found);
  }
  return found;
}

function beside(graph: Graph, side: BoundarySide): Point {
  const boxes = [...placesOf(graph).values()].map(({ x, y }) => ({ x, y, width, height: 0 }));
  const { x, y, ...size } = around(boxes) ?? { x: 0, y: 0, width: 0, height: 0 };
  const left = side === 'inputs' ? x - width - gap : x + size.width + gap;
  return { x: Math.round(left), y: Math.round(y + size.height / 2) };
}
