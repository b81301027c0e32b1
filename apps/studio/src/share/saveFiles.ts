/** @file What leaves the studio as a file. */
import { fileNameOf, saveFile, type RunRecord } from '@tweedie/editor';
import { recordPlugins, writeWorkflow } from '@tweedie/workflow';
import type { Studio } from '../createStudio.ts';
import { filesOf } from '../files/filesOf.ts';
import { makeBundle } from './bundle/makeBundle.ts';
import { outputsOf } from './bundle/outputsOf.ts';
import { pictureOfGraph } from './picture/pictureOfGraph.ts';

/** The document as it is, for its own author: nothing is left out of it. */
export function saveGraph({ desk }: Studio): void {
  const { editor } = desk.getState();
  const { workflow, catalogue } = editor.getState();
  const content = writeWorkflow(recordPlugins(workflow, catalogue));
  saveFile({ name: `${nameOf(workflow.name)}.json`, type: 'application/json', content });
  editor.actions.markSaved();
}

/** The graph that one looks at as a PNG, which opens the document again. */
export async function savePicture({ desk, sharing }: Studio): Promise<void> {
  const state = desk.getState().editor.getState();
  const content = await pictureOfGraph(state, sharing.pngText(state.workflow, state.catalogue));
  saveFile({ name: `${nameOf(state.workflow.name)}.png`, type: 'image/png', content });
}

/** All that it takes to do the last run again; where there was none, the document with its pictures. */
export async function saveBundle({ desk, runs, shelf, sharing }: Studio): Promise<void> {
  const { id, editor } = desk.getState();
  const { workflow: open, catalogue } = editor.getState();
  const record = lastRun(runs.getState().records, id);
  const workflow = record?.workflow ?? open;
  const { strip } = sharing.getState();
  const blobs = Object.entries(await filesOf(workflow, shelf));
  const inputs = await Promise.all(
    blobs.map(async ([name, blob]) => [name, new Uint8Array(await blob.arrayBuffer())] as const),
  );
  const text = sharing.pngText(workflow, catalogue);
  const outputs = await outputsOf(record, { runs, catalogue, text });
  const contents = { workflow, catalogue, inputs: new Map(inputs), outputs, strip, now: Date.now() };
  saveFile({
    ...{ name: `${nameOf(workflow.name)}.zip`, type: 'application/zip' },
    content: makeBundle(contents),
  });
}

/** The newest run of a document that something came out of. */
function lastRun(records: readonly RunRecord[], document: string): RunRecord | undefined {
  return records.findLast(
    (record) =>
      record.document === document &&
      Object.values(record.state?.nodes ?? {}).some(({ status }) => status.is === 'finished'),
  );
}

function nameOf(name: string | undefined): string {
  return fileNameOf(name ?? 'graph');
}
