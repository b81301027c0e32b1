import { parseWorkflow, type Workflow } from '@tweedie/workflow';
import type { Studio } from '../createStudio.ts';
import type { Shelf } from '../files/createShelf.ts';
import { withFileNames } from '../files/withFileNames.ts';
import { strings } from '../strings/documents.ts';
import type { DocumentStore } from './store/documentStore.ts';
import { hashOf } from './store/hashOf.ts';
import type { VersionRecord } from './store/records.ts';

type Needs = Pick<Studio, 'desk' | 'documents' | 'shelf'>;

/** Puts an older version in the place of what is open, as one step. What is open becomes a version too. */
export async function restoreVersion(
  { desk, documents, shelf }: Needs,
  version: VersionRecord,
): Promise<void> {
  const { editor } = desk.getState();
  await documents.version('restore');
  const workflow = parseWorkflow(version.text);
  const names = await layBeside(shelf, await filesOfVersion(await documents.store, version));
  const { viewport } = editor.getState().workflow.layout ?? {};
  const layout = { ...workflow.layout, ...(viewport !== undefined && { viewport }) };
  const time = new Date(version.savedAt).toLocaleTimeString(undefined, { timeStyle: 'short' });
  editor.actions.replace(strings.restored(time), withFileNames({ ...workflow, layout }, names));
}

/** Opens an older version as a document of its own. */
export async function copyVersion({ desk, documents }: Needs, version: VersionRecord): Promise<void> {
  const workflow: Workflow = parseWorkflow(version.text);
  const files = await filesOfVersion(await documents.store, version);
  const name = strings.copyOf(workflow.name || strings.untitled);
  const { origin } = desk.getState();
  documents.openNew({ workflow: { ...workflow, name }, origin, files, touched: true });
}

async function filesOfVersion(
  store: DocumentStore,
  { files }: VersionRecord,
): Promise<ReadonlyMap<string, Blob>> {
  const contents = await store.pictures(Object.values(files));
  const there = Object.entries(files).filter(([, hash]) => contents.has(hash));
  return new Map(there.map(([name, hash]) => [name, contents.get(hash)!]));
}

/** Puts pictures on the shelf beside those that are there, and gives the names of those that had to change theirs. */
async function layBeside(
  shelf: Shelf,
  files: ReadonlyMap<string, Blob>,
): Promise<ReadonlyMap<string, string>> {
  const names = new Map<string, string>();
  for (const [name, blob] of files) {
    const here = shelf.getState().files.get(name);
    if (here && (await hashOf(here)) === (await hashOf(blob))) continue;
    const free = shelf.add(name, blob);
    if (free !== name) names.set(name, free);
  }
  return names;
}
