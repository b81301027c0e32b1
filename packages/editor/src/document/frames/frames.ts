import { freeId } from '../freeId.ts';
import { around, type Box, type Point, type SizeOf } from '../geometry.ts';
import type { Graph } from '../graph.ts';
import { keysOf } from '../items.ts';
import { partOf, setEntries } from '../layout/editLayout.ts';
import { boxOf, contentOf } from '../layout/move.ts';
import type { CanvasNote, Frame } from '../layout/readLayout.ts';
import { setMode } from '../nodes/changeNodes.ts';

/** The space between a frame and what lies in it; there is more at the top, for the title. */
const [margin, top] = [24, 56];

/** A key for a new frame or note. */
export function freeKey(graph: Graph, part: 'frames' | 'notes'): string {
  const taken = partOf(graph, part);
  return freeId(part.slice(0, -1), (key) => Object.hasOwn(taken, key));
}

/** The box of a frame around items; `undefined` where none of them has a place. */
export function frameBox(graph: Graph, items: Iterable<string>, sizeOf: SizeOf): Box | undefined {
  const box = around([...items].flatMap((id) => boxOf(graph, id, sizeOf) ?? []));
  if (!box) return undefined;
  const { x, y, width, height } = box;
  return { x: x - margin, y: y - top, width: width + 2 * margin, height: height + top + margin };
}

/** Sets members of a frame, or makes it. */
export function setFrame(graph: Graph, key: string, members: Partial<Frame>): Graph {
  return setEntries<Frame>(graph, 'frames', new Map([[key, members]]));
}

/** Sets members of a note on the canvas, or makes it. */
export function setCanvasNote(graph: Graph, key: string, members: Partial<CanvasNote>): Graph {
  return setEntries<CanvasNote>(graph, 'notes', new Map([[key, members]]));
}

/** A note on the canvas, with its upper left corner at a place. */
export function noteAt({ x, y }: Point, text: string): CanvasNote {
  return { x, y, width: 220, height: 120, text };
}

/** Mutes or bypasses all nodes in a frame, or lets them run again. */
export function setModeInside(
  graph: Graph,
  frame: string,
  mode: Parameters<typeof setMode>[2],
  sizeOf: SizeOf,
): Graph {
  return setMode(graph, keysOf(contentOf(graph, frame, sizeOf), 'node'), mode);
}
