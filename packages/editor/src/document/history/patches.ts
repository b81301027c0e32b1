/** @file The difference of two documents, as data. Values are shared with the documents, never copied. */
import { isRecord } from '../records.ts';

/** Sets what stands at a path, or removes it where there is no `value`. */
export interface Patch {
  readonly path: readonly string[];
  readonly value?: unknown;
}

/**
 * What makes one document of another, exactly, with the order of all keys. Both share what they have in common, so the
 * cost is that of what was changed. Lists are taken as a whole.
 */
export function patchesBetween(
  before: unknown,
  after: unknown,
  path: readonly string[] = [],
): readonly Patch[] {
  if (Object.is(before, after)) return [];
  if (!isRecord(before) || !isRecord(after) || !keepsOrder(before, after)) return [{ path, value: after }];
  const removed = Object.keys(before).filter((key) => !Object.hasOwn(after, key));
  return [
    ...removed.map((key) => ({ path: [...path, key] })),
    ...Object.keys(after).flatMap((key) =>
      Object.hasOwn(before, key)
        ? patchesBetween(before[key], after[key], [...path, key])
        : [{ path: [...path, key], value: after[key] }],
    ),
  ];
}

/** Whether removing keys, and adding others at the end, gives the order of the other object. */
function keepsOrder(before: object, after: object): boolean {
  const kept = Object.keys(before).filter((key) => Object.hasOwn(after, key));
  const keys = Object.keys(after);
  return kept.every((key, i) => keys[i] === key);
}

/** The document that patches make of a document. What they do not touch is shared. */
export function applyPatches<T>(document: T, patches: readonly Patch[]): T {
  return patches.reduce((now, patch) => applyAt(now, patch, 0) as T, document);
}

function applyAt(value: unknown, patch: Patch, depth: number): unknown {
  const key = patch.path[depth];
  if (key === undefined) return patch.value;
  const old = isRecord(value) ? value : {};
  if (depth === patch.path.length - 1 && !('value' in patch)) {
    return Object.fromEntries(Object.entries(old).filter(([other]) => other !== key));
  }
  return { ...old, [key]: applyAt(old[key], patch, depth + 1) };
}
