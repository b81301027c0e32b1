/** @file What is done with documents that lie in the store, open or not. */
import { readDraft } from '@tweedie/editor';
import { type Workflow, writeWorkflow } from '@tweedie/workflow';
import type { Studio } from '../createStudio.ts';
import { strings } from '../strings/documents.ts';
import { heldDocuments, holdDocument } from './holdDocument.ts';
import { newDocument } from './newDocument.ts';
import type { DocumentRecord } from './store/records.ts';
import { forgetRescued } from './store/rescue.ts';

/** A document in a list. */
export interface DocumentSummary {
  readonly id: string;
  readonly name: string;
  readonly savedAt: number;
  /** Of its text and its pictures. */
  readonly bytes: number;
  readonly workflow: Workflow;
  /** Some tab edits it. */
  readonly held: boolean;
}

type Needs = Pick<Studio, 'desk' | 'documents' | 'notices'>;

/** All documents that somebody did something with, the newest first. */
export async function listDocuments({ documents }: Needs): Promise<readonly DocumentSummary[]> {
  const store = await documents.store;
  const [records, held] = await Promise.all([store.all(), heldDocuments()]);
  const drafts = records.filter(({ touched }) => touched).flatMap((record) => readSummary(record) ?? []);
  const pictures = await store.pictures(drafts.flatMap(({ record }) => Object.values(record.files)));
  return drafts.map(({ record: { id, savedAt, text, files }, workflow }) => ({
    ...{ id, savedAt, workflow, held: held.has(id) },
    name: workflow.name || strings.untitled,
    bytes: [...new Set(Object.values(files))].reduce(
      (sum, hash) => sum + (pictures.get(hash)?.size ?? 0),
      text.length,
    ),
  }));
}

function readSummary(record: DocumentRecord): { record: DocumentRecord; workflow: Workflow } | undefined {
  const draft = readDraft(record);
  return draft && { record, workflow: draft.workflow };
}

/** Calls a document otherwise. Says so where another tab edits it. */
export async function renameDocument(needs: Needs, id: string, name: string): Promise<void> {
  const { desk, documents } = needs;
  const { id: open, editor } = desk.getState();
  if (id === open) return editor.actions.setName(name);
  await whileHeld(needs, id, async (record) => {
    const draft = readDraft(record);
    if (!draft) return;
    const text = writeWorkflow({ ...draft.workflow, name });
    await (await documents.store).save({ ...record, name, text }, new Map());
  });
}

/** Puts a copy of a document beside it. */
export async function duplicateDocument({ documents }: Needs, id: string): Promise<void> {
  await documents.save(); // of the open one, what is kept is a moment old
  const store = await documents.store;
  const record = await store.read(id);
  const draft = readDraft(record);
  if (!record || !draft) return;
  const name = strings.copyOf(draft.name || strings.untitled);
  const text = writeWorkflow({ ...draft.workflow, name });
  const copy = { ...record, name, text, id: crypto.randomUUID(), savedAt: Date.now(), closed: true };
  await store.save(copy, new Map());
  documents.changed();
}

/** Removes a document, and offers to put it back. Where it is open here, an empty one takes its place. */
export async function deleteDocument(needs: Needs, id: string): Promise<void> {
  const { desk, documents, notices } = needs;
  if (id === desk.getState().id) {
    await documents.save();
    documents.openNew({ workflow: newDocument, origin: { kind: 'new' } });
    await documents.settled();
  }
  await whileHeld(needs, id, async ({ name = strings.untitled }) => {
    const store = await documents.store;
    const removed = await store.remove(id);
    forgetRescued(id);
    if (!removed) return;
    async function putBack(): Promise<void> {
      await store.putBack(removed!);
      documents.changed();
    }
    notices.say({
      text: strings.deleted(name || strings.untitled),
      action: {
        title: strings.undo,
        run: () => void putBack().catch((error: unknown) => notices.sayProblem(error)),
      },
    });
  });
}

/** Does something with a document that no other tab edits meanwhile. */
async function whileHeld(
  { documents, notices }: Needs,
  id: string,
  act: (record: DocumentRecord) => Promise<void>,
): Promise<void> {
  const store = await documents.store;
  const record = await store.read(id);
  if (!record) return;
  const hold = await holdDocument(id);
  if (!hold) {
    notices.say({ text: strings.busy(record.name || strings.untitled), remedy: strings.busyRemedy });
    return;
  }
  try {
    await act(record);
  } finally {
    hold.release();
    documents.changed();
  }
}
