import type { Patch } from './patches.ts';

/** One step that can be undone. */
export interface HistoryEntry {
  /** What was done, for people: "Move 3 nodes". */
  readonly name: string;
  /** When, in milliseconds, by the clock of the editor. */
  readonly at: number;
  /** Where one was looking: the nodes that were open. */
  readonly path: readonly string[];
  readonly undo: readonly Patch[];
  readonly redo: readonly Patch[];
}

/** All that was done to a document, and may be undone or done again. */
export interface History {
  readonly entries: readonly HistoryEntry[];
  /** How many of the entries are done; those from here on were undone. */
  readonly position: number;
  /** The position at which the document was saved last; `undefined` once no step leads there. */
  readonly saved: number | undefined;
}

export const emptyHistory: History = { entries: [], position: 0, saved: 0 };

/** Adds a step. What was undone is forgotten, and so are the oldest steps beyond the limit. */
export function addEntry(history: History, entry: HistoryEntry, limit: number): History {
  const { position, saved } = history;
  const all = [...history.entries.slice(0, position), entry];
  const dropped = Math.max(0, all.length - limit);
  const left = saved === undefined || saved > position ? undefined : saved - dropped;
  return {
    entries: all.slice(dropped),
    position: all.length - dropped,
    saved: left === undefined || left < 0 ? undefined : left,
  };
}

/** Forgets all steps; the document stays as it is, saved or not. */
export function clearHistory({ position, saved }: History): History {
  return { entries: [], position: 0, saved: saved === position ? 0 : undefined };
}

/** Whether the document is other than what was saved. */
export function isDirty({ position, saved }: History): boolean {
  return position !== saved;
}

/** The patches that lead from the position to another one, and the entry that says where one was looking. */
export function stepsTo(
  { entries, position }: History,
  target: number,
): { readonly patches: readonly Patch[]; readonly entry: HistoryEntry } | undefined {
  if (!Number.isInteger(target) || target < 0 || target > entries.length || target === position)
    return undefined;
  if (target < position) {
    const undone = entries.slice(target, position).reverse();
    return { patches: undone.flatMap(({ undo }) => undo), entry: undone.at(-1)! };
  }
  const done = entries.slice(position, target);
  return { patches: done.flatMap(({ redo }) => redo), entry: done.at(-1)! };
}
