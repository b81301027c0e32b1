import { readDraft } from '@tweedie/editor';
import type { Workflow } from '@tweedie/workflow';
import { strings } from '../strings/documents.ts';
import type { DocumentStore } from './store/documentStore.ts';

/** All documents of this browser that can be read, by their names. */
export async function documentsOf(
  store: Promise<DocumentStore>,
): Promise<readonly { readonly name: string; readonly workflow: Workflow }[]> {
  const drafts = (await (await store).all()).map(readDraft);
  return drafts.flatMap((draft) =>
    draft ? [{ name: draft.name ?? strings.untitled, workflow: draft.workflow }] : [],
  );
}
