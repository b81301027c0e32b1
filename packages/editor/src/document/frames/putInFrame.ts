import { around, type Point, type SizeOf } from '../geometry.ts';
import type { Graph } from '../graph.ts';
import { boxOf, contentOf, moveItems } from '../layout/move.ts';
import { placesOf } from '../layout/placesOf.ts';
import { readLayout } from '../layout/readLayout.ts';
import { frameBox, setFrame } from './frames.ts';

const gap = 24;
/** Room for the title of the frame. */
const top = 56;

/** Moves nodes into a frame, under what lies in it, and makes it as large as that needs. Those that are in it stay. */
export function putInFrame(graph: Graph, nodes: Iterable<string>, frame: string, sizeOf: SizeOf): Graph {
  const box = readLayout(graph.layout).frames.get(frame);
  if (!box) return graph;
  const there = new Set(contentOf(graph, frame, sizeOf));
  const coming = [...nodes].filter((id) => Object.hasOwn(graph.nodes, id) && !there.has(id));
  if (coming.length === 0) return graph;
  const content = around([...there].flatMap((id) => boxOf(graph, id, sizeOf) ?? []));
  let y = content ? content.y + content.height + gap : box.y + top;
  const places = coming.map((id): readonly [string, Point] => {
    const place = { x: content?.x ?? box.x + gap, y };
    y += sizeOf(id).height + gap;
    return [id, place];
  });
  const moved = moveItems(graph, new Map(places));
  const needed = frameBox(moved, [...there, ...coming], sizeOf)!;
  const { width, height } = around([box, needed])!;
  return setFrame(moved, frame, { width, height });
}

/** Moves nodes out of all frames, to the right of all that is there. */
export function takeOutOfFrames(graph: Graph, nodes: Iterable<string>, sizeOf: SizeOf): Graph {
  const { frames } = readLayout(graph.layout);
  const framed = new Set([...frames.keys()].flatMap((frame) => contentOf(graph, frame, sizeOf)));
  const leaving = [...nodes].filter((id) => framed.has(id));
  const all = around([
    ...frames.values(),
    ...[...placesOf(graph)].map(([id, at]) => ({ ...at, ...sizeOf(id) })),
  ]);
  if (leaving.length === 0 || !all) return graph;
  let { y } = all;
  const places = leaving.map((id): readonly [string, Point] => {
    const place = { x: all.x + all.width + 2 * gap, y };
    y += sizeOf(id).height + gap;
    return [id, place];
  });
  return moveItems(graph, new Map(places));
}

/** The frame that a node lies in, the smallest of several. */
export function frameOf(graph: Graph, node: string, sizeOf: SizeOf): string | undefined {
  return [...readLayout(graph.layout).frames]
    .sort(([, a], [, b]) => a.width * a.height - b.width * b.height)
    .map(([key]) => key)
    .find((key) => contentOf(graph, key, sizeOf).includes(node));
}
