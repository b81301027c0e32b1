/** @file The rows of the outline, by keys that stay the same while their things are there. */

export type RowKind = 'item' | 'input' | 'param' | 'output' | 'problem' | 'port';

export interface RowKey {
  readonly kind: RowKind;
  /** The item: a node, a frame, a note or a boundary node. */
  readonly item: string;
  /** Of what belongs to a node: its name, or its place among the problems. */
  readonly name?: string;
}

export function writeRow({ kind, item, name = '' }: RowKey): string {
  return [kind, item, name].join(' ');
}

/** Items have no blanks in their ids; names may have. */
export function readRow(key: string): RowKey {
  const [kind, item, ...name] = key.split(' ') as [RowKind, string, ...string[]];
  return { kind, item, ...(name.length > 0 && name.join(' ') !== '' && { name: name.join(' ') }) };
}
