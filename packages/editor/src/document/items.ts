/**
 * @file What lies on the canvas beside edges: nodes, frames and notes, and inside a subgraph the two
 * nodes that are its boundary. Each has one id that no other item of its graph has: a node its own, `frame:x` a frame,
 * `note:x` a note and `boundary:x` a boundary node, where x is its key in the layout.
 */

export type ItemKind = 'node' | 'frame' | 'note' | 'boundary';

export interface Item {
  readonly kind: ItemKind;
  /** The id of the node, or the key in the layout. */
  readonly key: string;
}

/** What an item id stands for. */
export function itemOf(id: string): Item {
  const [kind, key] = id.split(/:(.*)/s);
  return key !== undefined && (kind === 'frame' || kind === 'note' || kind === 'boundary')
    ? { kind, key }
    : { kind: 'node', key: id };
}

/** The id of an item. */
export function itemId({ kind, key }: Item): string {
  return kind === 'node' ? key : `${kind}:${key}`;
}

/** The keys of the items of one kind. */
export function keysOf(ids: Iterable<string>, kind: ItemKind): readonly string[] {
  return [...ids].map(itemOf).flatMap((item) => (item.kind === kind ? [item.key] : []));
}
