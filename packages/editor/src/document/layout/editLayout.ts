import type { Graph } from '../graph.ts';
import { isRecord, omit } from '../records.ts';

/** The parts of a layout that hold one entry for each thing. */
export type LayoutPart = 'nodes' | 'frames' | 'notes' | 'edges' | 'boundary';
type Entry = Readonly<Record<string, unknown>>;
const nothing: Entry = Object.freeze({});

/**
 * Sets members of entries of a part of the layout, and keeps all else in them. A member that is `undefined` is left out.
 */
export function setEntries<T extends object>(
  graph: Graph,
  part: LayoutPart,
  entries: ReadonlyMap<string, Partial<T>>,
): Graph {
  const old = partOf(graph, part);
  const changed = [...entries].flatMap(([key, members]): (readonly [string, Entry])[] => {
    const before = old[key];
    const entry = isRecord(before) ? before : {};
    const next = Object.fromEntries(
      Object.entries({ ...entry, ...members }).filter(([, value]) => value !== undefined),
    );
    const isSame =
      isRecord(before) &&
      [...Object.keys(members), ...Object.keys(before)].every((name) => Object.is(next[name], entry[name]));
    return isSame ? [] : [[key, next]];
  });
  return changed.length === 0 ? graph : withPart(graph, part, { ...old, ...Object.fromEntries(changed) });
}

/** Removes entries of a part of the layout. */
export function removeEntries(graph: Graph, part: LayoutPart, keys: Iterable<string>): Graph {
  const old = partOf(graph, part);
  return withPart(graph, part, omit(old, keys));
}

/** Gives entries other keys: `undefined` drops them. */
export function renameEntries(
  graph: Graph,
  part: LayoutPart,
  rename: (key: string) => string | undefined,
): Graph {
  const old = partOf(graph, part);
  const names = Object.keys(old).map((key) => [key, rename(key)] as const);
  if (names.every(([key, next]) => key === next)) return graph;
  const entries = names.flatMap(([key, next]) => (next === undefined ? [] : [[next, old[key]] as const]));
  return withPart(graph, part, Object.fromEntries(entries));
}

/** The entries of a part of the layout, as they are. */
export function partOf({ layout }: Graph, part: LayoutPart): Readonly<Record<string, unknown>> {
  const entries = layout[part];
  return isRecord(entries) ? entries : nothing;
}

function withPart(graph: Graph, part: LayoutPart, entries: Readonly<Record<string, unknown>>): Graph {
  if (entries === partOf(graph, part)) return graph;
  return { ...graph, layout: { ...graph.layout, [part]: entries } };
}
