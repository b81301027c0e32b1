import { writeAtomically } from '@tweedie/runtime-node';
import { parseWorkflow, type Workflow } from '@tweedie/workflow';
import { mkdir, readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { run as runSchema, runId, type RunRecord } from '../api/schemas.ts';

/** Where things of a run are. */
export interface RunPlaces {
  readonly root: string;
  /** The folder of the workflow: its files. All that a run may read. */
  readonly work: string;
  /** Its results. */
  readonly out: string;
  /** What came out of its targets. */
  readonly outputs: string;
}

/** What is known of runs, on disk. */
export interface RunStore {
  load(): Promise<Stored>;
  placesOf(id: string): RunPlaces;
  saveRun(record: RunRecord): Promise<void>;
  saveOrder(order: Order): Promise<void>;
  saveWorkflow(id: string, text: string): Promise<void>;
  readWorkflow(id: string): Promise<Workflow>;
  saveState(id: string, state: unknown): Promise<void>;
  /** `undefined` where the run has not come to an end. */
  readState(id: string): Promise<unknown>;
  remove(id: string): Promise<void>;
}

export interface Stored extends Order {
  readonly runs: readonly RunRecord[];
  /** Runs whose files cannot be read. They are left where they are. */
  readonly unreadable: readonly string[];
}

const order = z.object({ waiting: z.array(runId), paused: z.boolean() });
interface Order {
  readonly waiting: readonly string[];
  readonly paused: boolean;
}

/**
 * A folder for each run, with `run.json`, `workflow.json`, `state.json` and the files; beside them the order of the
 * queue. Everything is written whole or not at all, one write after another, so that what is there is never older
 * than what a client was told.
 */
export function createStore(folder: string): RunStore {
  let writing: Promise<unknown> = Promise.resolve();

  function write(path: string, text: string): Promise<void> {
    const writes = writing.then(() => writeAtomically(path, Buffer.from(text, 'utf8')));
    writing = writes.catch(() => undefined);
    return writes;
  }
  function placesOf(id: string): RunPlaces {
    const root = join(folder, 'runs', runId.parse(id));
    const work = join(root, 'work');
    return { root, work, out: join(work, 'out'), outputs: join(root, 'outputs') };
  }
  const inRun = (id: string, name: string): string => join(placesOf(id).root, name);

  return {
    placesOf,
    async load() {
      const runs: RunRecord[] = [];
      const unreadable: string[] = [];
      await mkdir(join(folder, 'runs'), { recursive: true });
      for (const id of await readdir(join(folder, 'runs'))) {
        if (!runId.safeParse(id).success) continue;
        const record = runSchema.safeParse(await readJson(inRun(id, 'run.json')));
        if (record.success && record.data.id === id) runs.push(record.data);
        else unreadable.push(id);
      }
      const known = order.safeParse(await readJson(join(folder, 'queue.json')));
      return { runs, unreadable, ...(known.success ? known.data : { waiting: [], paused: false }) };
    },
    saveRun: (record) => write(inRun(record.id, 'run.json'), JSON.stringify(record)),
    saveOrder: ({ waiting, paused }) =>
      write(join(folder, 'queue.json'), JSON.stringify({ waiting, paused })),
    saveWorkflow: (id, text) => write(inRun(id, 'workflow.json'), text),
    readWorkflow: async (id) => parseWorkflow(await readFile(inRun(id, 'workflow.json'), 'utf8')),
    saveState: (id, state) => write(inRun(id, 'state.json'), JSON.stringify(state)),
    readState: (id) => readJson(inRun(id, 'state.json')),
    async remove(id) {
      await writing;
      await rm(placesOf(id).root, { recursive: true, force: true });
    },
  };
}

async function readJson(path: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(path, 'utf8'));
  } catch {
    return undefined;
  }
}
