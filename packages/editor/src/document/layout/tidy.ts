import * as dagre from '@dagrejs/dagre';
import { frameBox, setFrame } from '../frames/frames.ts';
import { around, type Box, type SizeOf } from '../geometry.ts';
import type { Graph } from '../graph.ts';
import { keysOf } from '../items.ts';
import { edgeIds } from '../edgeIds.ts';
import { removeEntries } from './editLayout.ts';
import { contentOf, moveItems } from './move.ts';
import { placesOf } from './placesOf.ts';
import { readLayout } from './readLayout.ts';

/** The space between nodes in a column, and between columns. */
const [rowGap, columnGap] = [40, 90];

/**
 * Arranges nodes from left to right along their edges, so that few edges cross: some of them, or all. They stay about
 * where they are, by the middle of the box around them; everything else keeps its place. Nodes in a frame stay together,
 * and the frame goes with them. Edges of moved nodes lose their waypoints.
 */
export function tidy(graph: Graph, ids: Iterable<string>, sizeOf: SizeOf): Graph {
  const nodes = [...ids].filter((id) => Object.hasOwn(graph.nodes, id));
  if (nodes.length === 0) return graph;
  const places = placesOf(graph);
  const boxes = new Map(nodes.map((id) => [id, boxAt(places.get(id)!, sizeOf(id))]));
  const frames = framesOf(graph, nodes, sizeOf);
  const arranged = arrange(graph, boxes, frames);
  const [old, now] = [around([...boxes.values()])!, around([...arranged.values()])!];
  const by = {
    x: Math.round(old.x + (old.width - now.width) / 2 - now.x),
    y: Math.round(old.y + (old.height - now.height) / 2 - now.y),
  };
  const moved = moveItems(
    graph,
    new Map([...arranged].map(([id, { x, y }]) => [id, { x: x + by.x, y: y + by.y }])),
  );
  const bent = edgeIds(graph.edges).filter((_, i) => {
    const { from, to } = graph.edges[i]!;
    return boxes.has(from[0]) || boxes.has(to[0]);
  });
  return [...frames].reduce(
    (next, [key, content]) => {
      const { x, y, width, height } = frameBox(next, content, sizeOf)!;
      return setFrame(next, key, { x, y, width, height });
    },
    removeEntries(moved, 'edges', bent),
  );
}

/** The frames all of whose nodes are arranged, each node in the smallest. */
function framesOf(
  graph: Graph,
  nodes: readonly string[],
  sizeOf: SizeOf,
): ReadonlyMap<string, readonly string[]> {
  const wanted = new Set(nodes);
  const bySize = [...readLayout(graph.layout).frames].sort(
    ([, a], [, b]) => a.width * a.height - b.width * b.height,
  );
  const placed = new Set<string>();
  const found = new Map<string, readonly string[]>();
  for (const [key] of bySize) {
    const content = keysOf(contentOf(graph, key, sizeOf), 'node').filter((id) => !placed.has(id));
    if (content.length === 0 || !content.every((id) => wanted.has(id))) continue;
    found.set(key, content);
    for (const id of content) placed.add(id);
  }
  return found;
}

/** Places by dagre, as upper left corners. */
function arrange(
  { edges }: Graph,
  boxes: ReadonlyMap<string, Box>,
  frames: ReadonlyMap<string, readonly string[]>,
): ReadonlyMap<string, Box> {
  const drawing = new dagre.graphlib.Graph({ compound: frames.size > 0 });
  drawing.setGraph({ rankdir: 'LR', nodesep: rowGap, ranksep: columnGap });
  drawing.setDefaultEdgeLabel(() => ({}));
  for (const [id, { width, height }] of boxes) drawing.setNode(id, { width, height });
  for (const [key, content] of frames) {
    drawing.setNode(`frame:${key}`, {});
    for (const id of content) drawing.setParent(id, `frame:${key}`);
  }
  for (const { from, to } of edges) {
    if (boxes.has(from[0]) && boxes.has(to[0]) && from[0] !== to[0]) drawing.setEdge(from[0], to[0]);
  }
  dagre.layout(drawing);
  return new Map(
    [...boxes].map(([id, { width, height }]) => {
      const { x = 0, y = 0 } = drawing.node(id) as { x?: number; y?: number };
      return [id, { x: x - width / 2, y: y - height / 2, width, height }];
    }),
  );
}

function boxAt({ x, y }: { readonly x: number; readonly y: number }, size: ReturnType<SizeOf>): Box {
  return { x, y, width: size.width, height: size.height };
}
