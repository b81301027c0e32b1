import type { NodeState } from '@tweedie/workflow';
import type { RunRecord } from './runRecord.ts';

/** What a node did when it last took part in a run. */
export interface LastRun {
  readonly record: RunRecord;
  readonly node: NodeState;
}

/** The newest run of a document that a node took part in, by its path: `id`, or `outer/inner` inside of a subgraph. */
export function lastRunOf(
  records: readonly RunRecord[],
  path: string,
  document: string,
): LastRun | undefined {
  for (const record of [...records].reverse()) {
    if (record.document !== document) continue;
    const node = ownField(record.state?.nodes, path);
    if (node) return { record, node };
  }
  return undefined;
}

/** `constructor` is a good name for a node. */
function ownField<T>(fields: Readonly<Record<string, T>> | undefined, name: string): T | undefined {
  return fields && Object.hasOwn(fields, name) ? fields[name] : undefined;
}
