import type { Workflow } from '@tweedie/workflow';
import { contentText } from './contentText.ts';
import { hashesOf } from './createSaver.ts';
import type { DocumentStore } from './store/documentStore.ts';
import { outdated } from './store/outdated.ts';
import type { VersionReason } from './store/records.ts';

/** A document at one moment. */
export interface Moment {
  readonly document: string;
  readonly workflow: Workflow;
  readonly files: ReadonlyMap<string, Blob>;
  readonly reason: VersionReason;
}

/** Adds a version of a document, unless it is as the newest one, and removes those that are one too many. */
export async function keepVersion(
  store: DocumentStore,
  { document, workflow, files, reason }: Moment,
): Promise<void> {
  const text = contentText(workflow);
  const before = await store.versions(document);
  if (before[0]?.text === text) return;
  const hashes = await hashesOf(files);
  const [id, savedAt] = [crypto.randomUUID(), Date.now()];
  const version = { id, document, savedAt, reason, text, files: hashes };
  const pictures = Object.entries(hashes).map(([name, hash]) => [hash, files.get(name)!] as const);
  await store.addVersion(version, new Map(pictures));
  await store.removeVersions(outdated([version, ...before], savedAt));
}
