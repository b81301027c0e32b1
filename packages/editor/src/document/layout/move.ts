import { boundarySideOf } from '../boundary/boundaryEnds.ts';
import { boundaryPlaces } from '../boundary/boundaryPlaces.ts';
import { edgeIds } from '../edgeIds.ts';
import { type Box, centreOf, isInside, type Point, type SizeOf } from '../geometry.ts';
import type { Graph } from '../graph.ts';
import { itemId, type ItemKind, itemOf } from '../items.ts';
import { type LayoutPart, partOf, setEntries } from './editLayout.ts';
import { readLayout } from './readLayout.ts';

/** Where the places of items of each kind stand in the layout. */
export const partOfKind: { readonly [K in ItemKind]: LayoutPart } = {
  node: 'nodes',
  frame: 'frames',
  note: 'notes',
  boundary: 'boundary',
};

/** What has a place is drawn, in a subgraph at least. */
const anyBoundary = { inputs: true, outputs: true };

/**
 * Puts items at places, their upper left corners. Items that are not there are passed over. The waypoints of an edge go
 * along where both of its nodes move by the same distance.
 */
export function moveItems(graph: Graph, places: ReadonlyMap<string, Point>): Graph {
  const kinds: readonly ItemKind[] = ['node', 'frame', 'note', 'boundary'];
  const bent = shiftWaypoints(graph, places);
  return kinds.reduce((next, kind) => {
    const part = partOfKind[kind];
    const there = kind === 'node' ? graph.nodes : kind === 'boundary' ? anyBoundary : partOf(graph, part);
    const own = [...places].flatMap(([id, { x, y }]): (readonly [string, Point])[] => {
      const item = itemOf(id);
      return item.kind === kind && Object.hasOwn(there, item.key) ? [[item.key, { x, y }]] : [];
    });
    return setEntries<Point>(next, part, new Map(own));
  }, bent);
}

function shiftWaypoints(graph: Graph, places: ReadonlyMap<string, Point>): Graph {
  const { nodes, waypoints } = readLayout(graph.layout);
  if (waypoints.size === 0) return graph;
  const ids = edgeIds(graph.edges);
  const shifted = graph.edges.flatMap(({ from, to }, i): (readonly [string, object])[] => {
    const points = waypoints.get(ids[i]!);
    const [one, other] = [distance(from[0]), distance(to[0])];
    if (!points || !one || !other || one.x !== other.x || one.y !== other.y) return [];
    return [[ids[i]!, { points: points.map(({ x, y }) => ({ x: x + one.x, y: y + one.y })) }]];
  });
  return setEntries<object>(graph, 'edges', new Map(shifted));

  function distance(id: string): Point | undefined {
    const [before, after] = [nodes.get(id), places.get(id)];
    return before && after && { x: after.x - before.x, y: after.y - before.y };
  }
}

/** The box of an item; `undefined` where it has no place. A frame and a note say their size themselves. */
export function boxOf(graph: Graph, id: string, sizeOf: SizeOf): Box | undefined {
  const { nodes, frames, notes } = readLayout(graph.layout);
  const { kind, key } = itemOf(id);
  if (kind === 'frame') return frames.get(key);
  if (kind === 'note') return notes.get(key);
  if (kind === 'boundary') {
    const side = boundarySideOf(id);
    return side && { ...boundaryPlaces(graph).get(side)!, ...sizeOf(id) };
  }
  const place = nodes.get(key);
  return place && { x: place.x, y: place.y, ...sizeOf(id) };
}

/** What lies in a frame: all items with their centre in it, but for those frames that it lies in itself. */
export function contentOf(graph: Graph, frame: string, sizeOf: SizeOf): readonly string[] {
  const { frames, notes } = readLayout(graph.layout);
  const own = frames.get(frame);
  if (!own) return [];
  const isSmaller = (other: Box): boolean => other.width * other.height < own.width * own.height;
  const ids = [
    ...Object.keys(graph.nodes),
    ...[...frames].filter(([, other]) => isSmaller(other)).map(([key]) => itemId({ kind: 'frame', key })),
    ...[...notes.keys()].map((key) => itemId({ kind: 'note', key })),
  ];
  return ids.filter((id) => {
    const box = boxOf(graph, id, sizeOf);
    return box && isInside(centreOf(box), own);
  });
}

/** The items, and whatever lies in the frames among them. */
export function withContent(graph: Graph, ids: Iterable<string>, sizeOf: SizeOf): ReadonlySet<string> {
  const all = new Set(ids);
  for (const id of all) {
    const { kind, key } = itemOf(id);
    if (kind === 'frame') for (const inside of contentOf(graph, key, sizeOf)) all.add(inside);
  }
  return all;
}

/** Moves items by the same distance. */
export function shiftItems(graph: Graph, ids: Iterable<string>, by: Point): Graph {
  const none = (): Box => ({ x: 0, y: 0, width: 0, height: 0 });
  const places = [...ids].flatMap((id): (readonly [string, Point])[] => {
    const box = boxOf(graph, id, none);
    return box ? [[id, { x: box.x + by.x, y: box.y + by.y }]] : [];
  });
  return moveItems(graph, new Map(places));
}
