import type { RunRecord } from '../api/schemas.ts';
import type { RunStore } from './createStore.ts';

/** How often a run may take the server down with it before it is given up. */
const mostInterruptions = 3;

export interface Recovered {
  readonly runs: readonly RunRecord[];
  /** What ran when the server went down, and is to begin again. */
  readonly running: readonly string[];
  readonly waiting: readonly string[];
  readonly paused: boolean;
}

/** What an earlier server left behind: what ran waits again, and counts how often it was interrupted. */
export async function recover(store: RunStore, onFault: (error: unknown) => void): Promise<Recovered> {
  const { runs, waiting, paused, unreadable } = await store.load();
  for (const id of unreadable) onFault(new Error(`The run ${id} cannot be read, and is left aside`));
  const recovered: RunRecord[] = [];
  for (const run of runs) {
    const known = run.status === 'running' ? interrupted(run) : run;
    if (known !== run) await store.saveRun(known);
    recovered.push(known);
  }
  const queued = recovered.filter(({ status }) => status === 'queued').sort(byTime);
  const wasRunning = new Set(runs.filter(({ status }) => status === 'running').map(({ id }) => id));
  const ids = queued.map(({ id }) => id);
  const ordered = waiting.filter((id) => ids.includes(id));
  return {
    runs: recovered,
    running: ids.filter((id) => wasRunning.has(id)),
    waiting: [...new Set([...ordered, ...ids])], // one that was added as the server went down comes last
    paused,
  };
}

function interrupted(run: RunRecord): RunRecord {
  const times = run.interrupted + 1;
  if (times < mostInterruptions) return { ...run, status: 'queued', interrupted: times };
  const error = {
    code: 'unexpected',
    message: `The server went down ${times} times while this ran`,
    remedy: 'Take a smaller picture or fewer samples.',
  };
  return { ...run, status: 'failed', interrupted: times, ended: new Date().toISOString(), error };
}

function byTime(a: RunRecord, b: RunRecord): number {
  return (a.started ?? a.created) < (b.started ?? b.created) ? -1 : 1;
}
