import { heldLocks, type Hold, holdLock, type HoldOptions } from '../holdLock.ts';

const prefix = 'tweedie-document:';

/** Asks for the right to edit a document. `undefined` where another tab has it. Where browsers have no locks, all get it. */
export function holdDocument(id: string, options?: HoldOptions): Promise<Hold | undefined> {
  return holdLock(prefix + id, options);
}

/** Which of the documents some tab edits. */
export function heldDocuments(): Promise<ReadonlySet<string>> {
  return heldLocks(prefix);
}
