import type { RunNotes } from './createServerRunner.ts';

const key = 'tweedie.runs';
/** How many runs are remembered. */
const most = 50;

/** Remembers for this tab, also when it is loaded again, which document the runs on servers are of. */
export function createRunNotes(storage: Pick<Storage, 'getItem' | 'setItem'>): RunNotes {
  const read = (): readonly (readonly [string, string])[] => {
    try {
      const known: unknown = JSON.parse(storage.getItem(key) ?? '[]');
      return Array.isArray(known) ? (known as [string, string][]) : [];
    } catch {
      return [];
    }
  };
  return {
    get: (run) => read().find(([id]) => id === run)?.[1],
    set(run, document) {
      try {
        storage.setItem(key, JSON.stringify([...read(), [run, document]].slice(-most)));
      } catch {
        // there is no room: after a reload the run is found without its document
      }
    },
  };
}
