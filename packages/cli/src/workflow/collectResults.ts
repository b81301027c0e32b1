import type { Host, Table } from '@tweedie/core';
import { createNodeHost } from '@tweedie/runtime-node';
import type { Outcome, Output, Run, RunState } from '@tweedie/workflow';
import { join, relative } from 'node:path';
import { pictureOf } from './pictureOf.ts';

/** What came out of a node that was asked for. */
export interface NodeResult {
  readonly node: string;
  /** Paths, as they are seen from here. */
  readonly files: readonly string[];
  readonly tables: readonly Table[];
  /** Numbers and words, by output. */
  readonly values: Readonly<Record<string, readonly (number | string)[]>>;
}

export interface Places {
  /** Of the document. */
  readonly folder: string;
  readonly out: string;
  /** The most bytes of all that is written. @default no limit */
  readonly bytes?: number;
}

/** Writes what can be seen of the results into the folder for them, and gathers the rest. */
export async function collectResults(run: Run, state: RunState, places: Places): Promise<NodeResult[]> {
  const host = createNodeHost(places);
  const results: NodeResult[] = [];
  for (const node of Object.keys(state.nodes)) {
    const outcome = run.outputs(node);
    if (outcome) results.push(await resultOf(node, outcome, { host, places }));
  }
  return results;
}

/** Outputs that say where something was written. */
const saved = ['files', 'file'];

async function resultOf(
  node: string,
  outcome: Outcome,
  { host, places }: { readonly host: Host; readonly places: Places },
): Promise<NodeResult> {
  const files: string[] = [];
  const tables: Table[] = [];
  const values: Record<string, readonly (number | string)[]> = {};
  const names = new Set<string>();
  for (const [port, output] of outcome) {
    if (output.kind === 'table') tables.push(...output.items.map(({ value }) => value));
    else if (output.kind === 'number') values[port] = output.items.map(({ value }) => value);
    else if (output.kind === 'text') {
      const texts = output.items.map(({ value }) => value);
      if (saved.includes(port)) files.push(...texts.map((file) => fromHere(file, places)));
      else values[port] = texts;
    }
    if (repeats(port, output, outcome)) continue;
    const picture = await pictureOf(output, outcome);
    if (!picture) continue;
    const name = fileName(names.size === 0 ? node : `${node}.${port}`);
    names.add(name);
    files.push(fromHere(await host.saveImage(`${name}.png`, picture), places));
  }
  return { node, files, tables, values };
}

/** The one sample of a solver is its image. */
function repeats(port: string, { kind, items }: Output, outcome: Outcome): boolean {
  return (
    kind === 'samples' &&
    port === 'samples' &&
    outcome.has('image') &&
    items.every(({ value }) => value.shape[0] === 1)
  );
}

/** "outer/inner" → "outer-inner" */
export function fileName(node: string): string {
  return node.replaceAll('/', '-');
}

export function fromHere(file: string, { folder }: Places): string {
  return relative('', join(folder, file));
}
