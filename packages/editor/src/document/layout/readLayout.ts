/** @file What a document says of the places of things. It comes from anywhere, so nothing is taken for granted. */
import type { Point, Size } from '../geometry.ts';
import type { Graph } from '../graph.ts';
import { isRecord } from '../records.ts';

/** Where a node stands. */
export interface NodePlace extends Point {
  readonly collapsed: boolean;
}

/** A titled box behind nodes. */
export interface Frame extends Point, Size {
  readonly title: string;
  /** The name of a colour of the theme, such as "blue". */
  readonly colour?: string;
}

/** Words on the canvas. */
export interface CanvasNote extends Point, Size {
  readonly text: string;
  readonly colour?: string;
}

/** What is in sight: the canvas is moved by x and y, then scaled. */
export interface Viewport extends Point {
  readonly zoom: number;
}

/** The layout of one graph. */
export interface GraphLayout {
  /** By node. Those without a place are not in it. */
  readonly nodes: ReadonlyMap<string, NodePlace>;
  readonly frames: ReadonlyMap<string, Frame>;
  readonly notes: ReadonlyMap<string, CanvasNote>;
  /** Where the boundary nodes of a subgraph were put: `inputs` and `outputs`. */
  readonly boundary: ReadonlyMap<string, Point>;
  /** The points that an edge goes through, by its id. */
  readonly waypoints: ReadonlyMap<string, readonly Point[]>;
  readonly viewport?: Viewport;
}

const known = new WeakMap<object, GraphLayout>();

/** Reads a layout. Whatever it cannot make sense of is as if it were not there, and stays in the document. */
export function readLayout(layout: Graph['layout']): GraphLayout {
  const found = known.get(layout);
  if (found) return found;
  const viewport = readViewport(layout.viewport);
  const read: GraphLayout = {
    nodes: readAll(layout.nodes, readPlace),
    frames: readAll(layout.frames, readFrame),
    notes: readAll(layout.notes, readNote),
    boundary: readAll(layout.boundary, readCorner),
    waypoints: readAll(layout.edges, readWaypoints),
    ...(viewport && { viewport }),
  };
  known.set(layout, read);
  return read;
}

function readAll<T>(value: unknown, read: (entry: Entry) => T | undefined): ReadonlyMap<string, T> {
  const entries = isRecord(value) ? Object.entries(value) : [];
  return new Map(
    entries.flatMap(([key, entry]): (readonly [string, T])[] => {
      const one = isRecord(entry) ? read(entry) : undefined;
      return one === undefined ? [] : [[key, one]];
    }),
  );
}

type Entry = Readonly<Record<string, unknown>>;

/** Entries that did not change are read once, and give the same object. */
function remembered<T extends object>(read: (entry: Entry) => T | undefined): typeof read {
  const memory = new WeakMap<Entry, { readonly value: T | undefined }>();
  return (entry) => {
    let found = memory.get(entry);
    if (!found) memory.set(entry, (found = { value: read(entry) }));
    return found.value;
  };
}

const readPlace = remembered((entry): NodePlace | undefined => {
  const at = readPoint(entry);
  return at && { ...at, collapsed: entry.collapsed === true };
});

const readCorner = remembered(readPoint);

const readFrame = remembered((entry): Frame | undefined => {
  const at = readPoint(entry);
  if (!at) return undefined;
  const title = typeof entry.title === 'string' ? entry.title : '';
  return { ...at, ...readSize(entry, { width: 320, height: 240 }), title, ...readColour(entry) };
});

const readNote = remembered((entry): CanvasNote | undefined => {
  const at = readPoint(entry);
  if (!at) return undefined;
  const text = typeof entry.text === 'string' ? entry.text : '';
  return { ...at, ...readSize(entry, { width: 220, height: 120 }), text, ...readColour(entry) };
});

const readWaypoints = remembered((entry): readonly Point[] | undefined => {
  const points = Array.isArray(entry.points) ? (entry.points as unknown[]) : [];
  const read = points.flatMap((point) => (isRecord(point) ? (readPoint(point) ?? []) : []));
  return read.length > 0 ? read : undefined;
});

function readViewport(value: unknown): Viewport | undefined {
  const at = isRecord(value) ? readPoint(value) : undefined;
  const zoom = isRecord(value) ? value.zoom : undefined;
  return at && isNumber(zoom) && zoom > 0 ? { ...at, zoom } : undefined;
}

function readPoint({ x, y }: Entry): Point | undefined {
  return isNumber(x) && isNumber(y) ? { x, y } : undefined;
}

function readSize({ width, height }: Entry, usual: Size): Size {
  return {
    width: isNumber(width) && width > 0 ? width : usual.width,
    height: isNumber(height) && height > 0 ? height : usual.height,
  };
}

function readColour({ colour }: Entry): { readonly colour?: string } {
  return typeof colour === 'string' ? { colour } : {};
}

function isNumber(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value);
}
