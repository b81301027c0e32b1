import { readDraft } from '@tweedie/editor';
import type { Workflow } from '@tweedie/workflow';
import type { DocumentStore } from './store/documentStore.ts';

/** A document that is known by its name. */
export interface NamedDocument {
  readonly name: string;
  readonly workflow: Workflow;
}

/** All documents that are kept and can be read. */
export async function documentsOf(store: DocumentStore): Promise<readonly NamedDocument[]> {
  const drafts = (await store.all()).map(readDraft);
  return drafts.flatMap((draft) => (draft ? [{ name: draft.name ?? '', workflow: draft.workflow }] : []));
}
