import { nodeWidth } from '../canvas/nodes/nodeRows.ts';
import type { Point } from '../document/geometry.ts';
import type { Graph } from '../document/graph.ts';
import { placesOf } from '../document/layout/placesOf.ts';
import type { Editor } from '../document/store/createEditor.ts';

const height = 200;
const gap = 60;

/** Where a new node covers none of the others: at a point, or else to the right of what is there. */
export function freePlace(graph: Graph, at: Point, sizeOf: Editor['sizeOf']): Point {
  const boxes = [...placesOf(graph)]
    .map(([id, { x, y }]) => ({ x, y, ...sizeOf(id) }))
    .sort((a, b) => a.x - b.x);
  let { x } = at;
  for (const box of boxes) {
    const isAside = x + nodeWidth <= box.x || x >= box.x + box.width;
    const isAway = at.y + height <= box.y || at.y >= box.y + box.height;
    if (!isAside && !isAway) x = box.x + box.width + gap;
  }
  return { x, y: at.y };
}
