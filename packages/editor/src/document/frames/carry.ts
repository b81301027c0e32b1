import type { Point, SizeOf } from '../geometry.ts';
import type { Graph } from '../graph.ts';
import { itemOf } from '../items.ts';
import { boxOf, withContent } from '../layout/move.ts';

/** What goes along with frames: for each item the frame, and how far it is from the frame's corner. */
export type Carried = ReadonlyMap<string, { readonly frame: string; readonly offset: Point }>;

/** What lies in the frames among items that are about to move, and does not move itself. */
export function findCarried(graph: Graph, moving: ReadonlyMap<string, Point>, sizeOf: SizeOf): Carried {
  const found = new Map<string, { readonly frame: string; readonly offset: Point }>();
  for (const frame of moving.keys()) {
    const corner = itemOf(frame).kind === 'frame' ? boxOf(graph, frame, sizeOf) : undefined;
    if (!corner) continue;
    for (const id of withContent(graph, [frame], sizeOf)) {
      const box = boxOf(graph, id, sizeOf);
      if (!box || moving.has(id) || found.has(id)) continue;
      found.set(id, { frame, offset: { x: box.x - corner.x, y: box.y - corner.y } });
    }
  }
  return found;
}

/** The places of what goes along. */
export function carry(carried: Carried, places: ReadonlyMap<string, Point>): ReadonlyMap<string, Point> {
  return new Map(
    [...carried].flatMap(([id, { frame, offset }]) => {
      const at = places.get(frame);
      return at ? [[id, { x: at.x + offset.x, y: at.y + offset.y }] as const] : [];
    }),
  );
}
