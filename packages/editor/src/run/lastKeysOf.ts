import type { RunRecord } from './runRecord.ts';

/** The keys under which nodes finished last, over all runs. */
export function lastKeysOf(records: readonly RunRecord[]): ReadonlyMap<string, string> {
  const keys = new Map<string, string>();
  for (const { state } of records) {
    for (const [node, { status }] of Object.entries(state?.nodes ?? {})) {
      if (status.is === 'finished') keys.set(node, status.key);
    }
  }
  return keys;
}
