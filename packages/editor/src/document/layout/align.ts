import { around, type Box, type Point, type SizeOf } from '../geometry.ts';
import type { Graph } from '../graph.ts';
import { boxOf, moveItems } from './move.ts';

/** What of items comes to stand in one line. */
export type Alignment = 'left' | 'centre' | 'right' | 'top' | 'middle' | 'bottom';

const lines: { readonly [A in Alignment]: (box: Box, all: Box) => Point } = {
  left: (box, all) => ({ x: all.x, y: box.y }),
  centre: (box, all) => ({ x: all.x + (all.width - box.width) / 2, y: box.y }),
  right: (box, all) => ({ x: all.x + all.width - box.width, y: box.y }),
  top: (box, all) => ({ x: box.x, y: all.y }),
  middle: (box, all) => ({ x: box.x, y: all.y + (all.height - box.height) / 2 }),
  bottom: (box, all) => ({ x: box.x, y: all.y + all.height - box.height }),
};

/** Brings items to one line within the box around them. */
export function align(graph: Graph, ids: Iterable<string>, alignment: Alignment, sizeOf: SizeOf): Graph {
  const boxes = boxesOf(graph, ids, sizeOf);
  const all = around([...boxes.values()]);
  if (!all) return graph;
  return moveItems(graph, new Map([...boxes].map(([id, box]) => [id, lines[alignment](box, all)])));
}

/** Moves items so that the gaps between them are equal; the first and the last stay. */
export function distribute(
  graph: Graph,
  ids: Iterable<string>,
  direction: 'horizontally' | 'vertically',
  sizeOf: SizeOf,
): Graph {
  const [at, length] = direction === 'horizontally' ? (['x', 'width'] as const) : (['y', 'height'] as const);
  const boxes = [...boxesOf(graph, ids, sizeOf)].sort(([, a], [, b]) => a[at] - b[at]);
  const all = around(boxes.map(([, box]) => box));
  if (!all || boxes.length < 3) return graph;
  const filled = boxes.reduce((sum, [, box]) => sum + box[length], 0);
  const last = boxes.at(-1)![1];
  const gap = (last[at] + last[length] - boxes[0]![1][at] - filled) / (boxes.length - 1);
  let next = boxes[0]![1][at];
  const places = boxes.map(([id, box]) => {
    const place = { x: box.x, y: box.y, [at]: next };
    next += box[length] + gap;
    return [id, place] as const;
  });
  return moveItems(graph, new Map(places));
}

function boxesOf(graph: Graph, ids: Iterable<string>, sizeOf: SizeOf): ReadonlyMap<string, Box> {
  return new Map(
    [...ids].flatMap((id) => {
      const box = boxOf(graph, id, sizeOf);
      return box ? [[id, box] as const] : [];
    }),
  );
}
