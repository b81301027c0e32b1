import { boundaryEdges } from '../boundary/boundaryEdges.ts';
import { boundaryId, boundarySides } from '../boundary/boundaryEnds.ts';
import { edgeIds } from '../edgeIds.ts';
import { frameBox, setFrame } from '../frames/frames.ts';
import { around, type SizeOf } from '../geometry.ts';
import type { Graph } from '../graph.ts';
import { keysOf } from '../items.ts';
import { arrange, type Arranged, type Drawing } from './arrange.ts';
import { removeEntries } from './editLayout.ts';
import { boxOf, contentOf, moveItems } from './move.ts';
import { placesOf } from './placesOf.ts';
import { readLayout } from './readLayout.ts';

/** The space between the boundary of a subgraph and its nodes. */
const boundaryGap = 110;

/**
 * Arranges nodes from left to right along their edges, so that few edges cross: some of them, or all. They stay about
 * where they are, by the middle of the box around them; everything else keeps its place. Nodes in a frame stay together,
 * and the frame goes with them. Edges of moved nodes lose their waypoints.
 */
export function tidy(graph: Graph, ids: Iterable<string>, sizeOf: SizeOf): Graph {
  const drawing = drawingOf(graph, ids, sizeOf);
  return placeArranged(graph, drawing, arrange(drawing), sizeOf);
}

/** What of some nodes matters for their arrangement. */
export function drawingOf(graph: Graph, ids: Iterable<string>, sizeOf: SizeOf): Drawing {
  const places = placesOf(graph);
  const nodes = [...ids].filter((id) => Object.hasOwn(graph.nodes, id));
  const boxes = new Map(
    nodes.map((id) => {
      const { x, y } = places.get(id)!;
      const { width, height } = sizeOf(id);
      return [id, { x, y, width, height }];
    }),
  );
  const edges = graph.edges
    .map(({ from, to }) => [from[0], to[0]] as const)
    .filter(([from, to]) => boxes.has(from) && boxes.has(to) && from !== to);
  return { boxes, edges, frames: framesOf(graph, nodes, sizeOf) };
}

/** Puts nodes where they were arranged; those that are gone by now are passed over. */
export function placeArranged(graph: Graph, drawing: Drawing, arranged: Arranged, sizeOf: SizeOf): Graph {
  const { boxes, frames } = drawing;
  const [old, now] = [around([...boxes.values()]), around([...arranged.values()])];
  if (!old || !now) return graph;
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
  const known = readLayout(graph.layout).frames;
  const framed = [...frames].reduce(
    (next, [key, content]) => {
      const box = known.has(key) ? frameBox(next, content, sizeOf) : undefined;
      return box ? setFrame(next, key, box) : next;
    },
    removeEntries(moved, 'edges', bent),
  );
  return Object.keys(graph.nodes).every((id) => boxes.has(id)) ? placeBoundary(framed, sizeOf) : framed;
}

/** Where all nodes were arranged, those of the boundary of a subgraph stand beside them, in the middle. */
function placeBoundary(graph: Graph, sizeOf: SizeOf): Graph {
  const all = around(Object.keys(graph.nodes).map((id) => boxOf(graph, id, sizeOf)!));
  if (!all || boundaryEdges(graph).length + readLayout(graph.layout).boundary.size === 0) return graph;
  const places = boundarySides.map((side) => {
    const { width, height } = sizeOf(boundaryId(side));
    const x = side === 'inputs' ? all.x - width - boundaryGap : all.x + all.width + boundaryGap;
    return [
      boundaryId(side),
      { x: Math.round(x), y: Math.round(all.y + (all.height - height) / 2) },
    ] as const;
  });
  return moveItems(graph, new Map(places));
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
