import type { Table } from '@tweedie/core';
import { csv, type NodeCatalogue, recordPlugins, type Workflow, writeWorkflow } from '@tweedie/workflow';
import { strToU8, type Zippable, zipSync } from 'fflate';
import { withFileNames } from '../../files/withFileNames.ts';
import { strings } from '../../strings/share.ts';
import { forSharing } from '../forSharing.ts';
import { inputNames } from './inputNames.ts';
import { lockOf } from './lockOf.ts';

/** What goes into a bundle. */
export interface BundleContents {
  readonly workflow: Workflow;
  readonly catalogue: NodeCatalogue;
  /** The pictures that the workflow names. */
  readonly inputs: ReadonlyMap<string, Uint8Array>;
  readonly outputs: Outputs;
  /** Leave out the layout, the notes and the names of pictures. */
  readonly strip: boolean;
  /** Milliseconds since 1970. */
  readonly now: number;
}

/** What came out of a run. */
export interface Outputs {
  readonly files: ReadonlyMap<string, Uint8Array>;
  readonly tables: readonly { readonly title: string; readonly table: Table }[];
  /** Numbers and words by what they are called. */
  readonly values: Readonly<Record<string, number | string>>;
}

/**
 * A zip of all that it takes to do it again: `graph.json`, which runs where it is unpacked; `lock.json`, the plugins
 * with their versions and hashes; `inputs/`, `outputs/`, `metrics.csv` and `metrics.json`; and `README.txt`.
 */
export function makeBundle({ workflow, catalogue, inputs, outputs, strip, now }: BundleContents): Uint8Array {
  const names = inputNames([...inputs.keys()], strip);
  const recorded = recordPlugins(withFileNames(workflow, names), catalogue);
  const isPublic = (name: string): boolean => name.startsWith('inputs/');
  const graph = forSharing(recorded, { catalogue, strip, isPublic });
  const { tables, values } = outputs;
  const hasMetrics = tables.length > 0 || Object.keys(values).length > 0;
  const json = (value: unknown): Uint8Array => strToU8(`${JSON.stringify(value, null, 2)}\n`);
  const entries: Zippable = {
    'README.txt': strToU8(strings.readme(graph.name ?? '', hasMetrics)),
    'graph.json': strToU8(writeWorkflow(graph)),
    'lock.json': json({ made: new Date(now).toISOString(), plugins: lockOf(recorded, catalogue) }),
    ...Object.fromEntries(tables.map(({ table }, i) => [numbered('metrics', i, 'csv'), strToU8(csv(table))])),
    ...(hasMetrics && { 'metrics.json': json({ values, tables }) }),
  };
  for (const [name, content] of inputs) entries[names.get(name)!] = [content, { level: 0 }];
  for (const [name, content] of outputs.files) entries[`outputs/${name}`] = [content, { level: 0 }];
  return zipSync(entries, { level: 6, mtime: now });
}

/** "metrics.csv", "metrics-2.csv" */
function numbered(name: string, i: number, ending: string): string {
  return i === 0 ? `${name}.${ending}` : `${name}-${i + 1}.${ending}`;
}
