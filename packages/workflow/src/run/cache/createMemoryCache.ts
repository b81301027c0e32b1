import type { Outcome } from '../outcome.ts';
import { bytesOf } from './bytesOf.ts';
import type { Cache } from './cache.ts';

export interface MemoryCache extends Cache {
  get(key: string): Outcome | undefined;
  put(key: string, outcome: Outcome): void;
  /** Keeps the entry of a key, there or yet to come, until it is unpinned. */
  pin(key: string): void;
  unpin(key: string): void;
  /** Forgets all entries, pinned ones too. */
  clear(): void;
  readonly hits: number;
  readonly misses: number;
  /** About how much memory the entries take together. What two of them share counts once. */
  readonly bytes: number;
}

/**
 * Keeps what was used last, as much as fits into `bytes`. Pinned entries take their part of that, but are never let
 * go; what is larger than all of it is not kept.
 */
export function createMemoryCache({ bytes: most }: { readonly bytes: number }): MemoryCache {
  const entries = new Map<string, Outcome>(); // from the least to the most recently used
  const pinned = new Set<string>();
  const holders = new Map<object, number>(); // how many entries hold an object
  const counts = { hits: 0, misses: 0, bytes: 0 };

  function add(outcome: Outcome): void {
    for (const { kind, items } of outcome.values()) {
      for (const { value } of items) {
        const before = typeof value === 'object' ? (holders.get(value) ?? 0) : 0;
        if (before === 0) counts.bytes += bytesOf(kind, value);
        if (typeof value === 'object') holders.set(value, before + 1);
      }
    }
  }
  function remove(outcome: Outcome): void {
    for (const { kind, items } of outcome.values()) {
      for (const { value } of items) {
        const after = typeof value === 'object' ? holders.get(value)! - 1 : 0;
        if (after === 0) counts.bytes -= bytesOf(kind, value);
        if (typeof value !== 'object') continue;
        if (after === 0) holders.delete(value);
        else holders.set(value, after);
      }
    }
  }
  function drop(key: string): void {
    const outcome = entries.get(key);
    if (!outcome) return;
    entries.delete(key);
    remove(outcome);
  }
  function shrink(): void {
    for (const key of entries.keys()) {
      if (counts.bytes <= most) return;
      if (!pinned.has(key)) drop(key);
    }
  }
  return {
    get(key) {
      const outcome = entries.get(key);
      counts[outcome ? 'hits' : 'misses']++;
      if (!outcome) return undefined;
      entries.delete(key);
      entries.set(key, outcome);
      return outcome;
    },
    put(key, outcome) {
      drop(key);
      if (sizeOf(outcome) > most && !pinned.has(key)) return;
      entries.set(key, outcome);
      add(outcome);
      shrink();
    },
    pin: (key) => void pinned.add(key),
    unpin(key) {
      pinned.delete(key);
      shrink();
    },
    clear() {
      for (const key of [...entries.keys()]) drop(key);
    },
    get hits() {
      return counts.hits;
    },
    get misses() {
      return counts.misses;
    },
    get bytes() {
      return counts.bytes;
    },
  };
}

function sizeOf(outcome: Outcome): number {
  const sizes = [...outcome.values()].flatMap(({ kind, items }) =>
    items.map(({ value }) => bytesOf(kind, value)),
  );
  return sizes.reduce((sum, bytes) => sum + bytes, 0);
}
