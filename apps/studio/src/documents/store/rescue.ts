/** @file What a page that goes away writes down at once, where a database may be too slow: documents without pictures. */
import type { DocumentStore } from './documentStore.ts';
import type { DocumentRecord } from './records.ts';

const prefix = 'tweedie.rescued.';

/** Writes a document down before the page is gone. */
export function rescue(record: DocumentRecord): void {
  try {
    localStorage.setItem(prefix + record.id, JSON.stringify(record));
  } catch {
    // no room, or not allowed: the database may have made it
  }
}

/** A document that is deleted does not come back. */
export function forgetRescued(id: string): void {
  try {
    localStorage.removeItem(prefix + id);
  } catch {
    // then there is none either
  }
}

/** Brings what was written down into the store, where that did not get it. */
export async function takeRescued(store: DocumentStore): Promise<void> {
  for (const [key, record] of rescued()) {
    const kept = await store.read(record.id);
    if (!kept || kept.savedAt < record.savedAt) await store.save(record, new Map());
    localStorage.removeItem(key);
  }
}

function rescued(): readonly (readonly [key: string, record: DocumentRecord])[] {
  try {
    return Object.entries(localStorage).flatMap(([key, text]) =>
      key.startsWith(prefix) ? [[key, JSON.parse(text as string) as DocumentRecord] as const] : [],
    );
  } catch {
    return []; // not allowed, or nothing that can be read
  }
}
