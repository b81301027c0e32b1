import type { Workflow } from '@tweedie/workflow';
import { type DBSchema, openDB } from 'idb';

/** A run that was asked for, with all that it needs to begin. */
export interface KeptRun {
  readonly id: string;
  readonly workflow: Workflow;
  readonly targets?: readonly string[];
  readonly document: string;
  /** In milliseconds since 1970. */
  readonly askedAt: number;
  /** The pictures that a person gave, by the names that the workflow has for them. */
  readonly files: ReadonlyMap<string, Blob>;
}

/** The runs of one tab, in their order. */
export interface KeptQueue {
  readonly tab: string;
  /** In milliseconds since 1970. */
  readonly savedAt: number;
  readonly runs: readonly { readonly id: string; readonly began: boolean }[];
}

/** What tabs have not run yet. */
export interface QueueStore {
  /** Those of the runs of a tab that can be read, in their order. */
  read(tab: string): Promise<readonly (KeptRun & { readonly began: boolean })[]>;
  /** Puts a queue in the place of the one of its tab. `runs`: those of it that are not here yet. */
  save(queue: KeptQueue, runs: readonly KeptRun[]): Promise<void>;
  /** The tabs that have a queue, with when it was saved. */
  tabs(): Promise<readonly Pick<KeptQueue, 'tab' | 'savedAt'>[]>;
}

interface Schema extends DBSchema {
  readonly queues: { key: string; value: KeptQueue };
  readonly runs: { key: string; value: KeptRun };
}

/** Opens the queues of this browser. Rejects where the browser does not allow it. */
export async function openQueueStore(name = 'tweedie-queues'): Promise<QueueStore> {
  const db = await openDB<Schema>(name, 1, {
    upgrade(database) {
      database.createObjectStore('queues', { keyPath: 'tab' });
      database.createObjectStore('runs', { keyPath: 'id' });
    },
    blocking: () => db.close(), // a newer studio in another tab waits for it
  });
  return {
    async read(tab) {
      const { runs = [] } = (await db.get('queues', tab)) ?? {};
      const found = await Promise.all(
        runs.map(async ({ id, began }) => {
          const run = await db.get('runs', id);
          return run && { ...run, began };
        }),
      );
      return found.filter((run) => run !== undefined);
    },
    async save(queue, runs) {
      const change = db.transaction(['queues', 'runs'], 'readwrite');
      const { runs: before = [] } = (await change.objectStore('queues').get(queue.tab)) ?? {};
      const stay = new Set(queue.runs.map(({ id }) => id));
      const gone = before.filter(({ id }) => !stay.has(id));
      const asked = [
        ...runs.map((run) => change.objectStore('runs').put(run)),
        ...gone.map(({ id }) => change.objectStore('runs').delete(id)),
        queue.runs.length === 0
          ? change.objectStore('queues').delete(queue.tab)
          : change.objectStore('queues').put(queue),
      ];
      await Promise.all([...asked, change.done]);
    },
    async tabs() {
      return (await db.getAll('queues')).map(({ tab, savedAt }) => ({ tab, savedAt }));
    },
  };
}
