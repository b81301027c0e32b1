import {
  encodePngAside,
  fileNameOf,
  type PngText,
  type RunRecord,
  type Runs,
  type Shown,
  shownOf,
  withTextChunk,
} from '@tweedie/editor';
import type { NodeCatalogue } from '@tweedie/workflow';
import type { Outputs } from './makeBundle.ts';

/**
 * What came out of a run, as files: pictures as PNG with `text` in them, what nodes saved, tables and values. What is
 * not at hand any more is left out.
 */
export async function outputsOf(
  record: RunRecord | undefined,
  {
    runs,
    catalogue,
    text,
  }: { readonly runs: Runs; readonly catalogue: NodeCatalogue; readonly text: PngText | undefined },
): Promise<Outputs> {
  const files = new Map<string, Uint8Array>();
  const tables: { title: string; table: Shown['tables'][number]['table'] }[] = [];
  const values: Record<string, number | string> = {};
  if (!record) return { files, tables, values };
  for (const node of resultsIn(record)) {
    const outcome = await runs.outputs(record.id, node);
    const found = record.workflow.nodes[node];
    if (!outcome || !found) continue;
    const title = found.label ?? catalogue.find(found.type)?.definition.title ?? node;
    const shown = shownOf(outcome, found, (port) => port);
    for (const picture of shown.pictures) await addPicture(`${title} ${picture.title}`, picture);
    for (const samples of shown.samples) {
      for (let sample = 0; sample < (samples.shape[0] ?? 0); sample++) {
        await addPicture(`${title} ${sample + 1}`, { pixels: samples, sample });
      }
    }
    for (const { title: port, table } of shown.tables) tables.push({ title: `${title}: ${port}`, table });
    for (const [port, { kind, items }] of outcome) {
      if (kind !== 'number' && kind !== 'text') continue;
      items.forEach(({ value }, i) => {
        values[`${title}: ${port}${items.length > 1 ? ` ${i + 1}` : ''}`] = value;
      });
    }
  }
  for (const result of await runs.results(record.id)) {
    const content = new Uint8Array(await (await result.read()).arrayBuffer());
    files.set(free(result.name), result.type === 'image/png' ? withText(content) : content);
  }
  return { files, tables, values };

  async function addPicture(
    title: string,
    { pixels, alpha, sample = 0 }: Pick<Shown['pictures'][number], 'pixels' | 'alpha' | 'sample'>,
  ): Promise<void> {
    const name = free(`${fileNameOf(title)}.png`);
    files.set(name, withText(await encodePngAside(pixels, { alpha, sample })));
  }
  function withText(png: Uint8Array): Uint8Array {
    return text ? withTextChunk(png, text.keyword, text.text) : png;
  }
  function free(name: string): string {
    let other = name;
    for (let n = 2; files.has(other); n++) other = name.replace(/(?=\.[^.]*$)|$/, `-${n}`);
    return other;
  }
}

/** What has finished, and nothing else of the run hangs on: what came out of it is at hand. */
function resultsIn({ state, workflow }: RunRecord): readonly string[] {
  return Object.entries(state?.nodes ?? {})
    .filter(([, { status }]) => status.is === 'finished')
    .map(([node]) => node)
    .filter((node) => !workflow.edges.some(({ from }) => from[0] === node));
}
