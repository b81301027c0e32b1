import type { Runner, RunRecord, Runs } from '@tweedie/editor';
import { parseWorkflow, type Workflow } from '@tweedie/workflow';
import { givenFiles } from '../../files/givenFiles.ts';
import type { Shelf } from '../../files/createShelf.ts';
import type { KeptRun, QueueStore } from './queueStore.ts';

/** Keeps the runs of this tab that have not ended, for when it is loaded again. */
export interface QueueKeeper {
  /** Takes in what was kept of this tab: nothing of it starts by itself. From then on all is kept. */
  begin(): Promise<Recalled>;
}

/** How many runs came back. */
export interface Recalled {
  readonly held: number;
  readonly stopped: number;
}

export interface QueueKeeperOptions {
  readonly runs: Runs;
  readonly shelf: Shelf;
  /** What keeps no queue by itself. */
  readonly runner: Runner;
  readonly store: QueueStore;
  /** The id of the queue of this tab. */
  readonly tab: string;
  /** Milliseconds since 1970. @default Date.now */
  readonly now?: () => number;
  readonly onProblem: (error: unknown) => void;
}

export function createQueueKeeper(options: QueueKeeperOptions): QueueKeeper {
  const { runs, shelf, runner, store, tab, now = Date.now, onProblem } = options;
  const kept = new Map<string, string>(); // by the ids of records
  let order = '';
  let saving = Promise.resolve();

  function keep(): void {
    const open = runs.getState().records.filter((record) => record.runner === runner.id && isOpen(record));
    const queue = open.map(({ id, status }) => ({ record: id, began: status !== 'waiting' }));
    const news = JSON.stringify(queue);
    if (news === order) return; // every event of a run comes by here
    order = news;
    const added = open.filter(({ id }) => !kept.has(id)).map(keptRun);
    const saved = {
      ...{ tab, savedAt: now() },
      runs: queue.map(({ record, began }) => ({ id: kept.get(record)!, began })),
    };
    saving = saving.then(() => store.save(saved, added)).catch(onProblem);
  }
  function keptRun({ id, workflow, targets, document, askedAt }: RunRecord): KeptRun {
    const run = crypto.randomUUID();
    kept.set(id, run);
    const files = givenFiles(workflow, shelf);
    return { id: run, workflow, document, askedAt, files, ...(targets && { targets }) };
  }
  return {
    async begin() {
      const found = (await store.read(tab)).flatMap((run) => {
        const workflow = readWorkflow(run.workflow);
        return workflow ? [{ ...run, workflow }] : [];
      });
      for (const { workflow, files } of found) shelf.keepFor(workflow, files);
      const ids = runs.recall(runner, found);
      for (const [i, id] of ids.entries()) kept.set(id, found[i]!.id);
      keep();
      runs.subscribe(keep);
      const stopped = found.filter(({ began }) => began).length;
      return { held: found.length - stopped, stopped };
    },
  };
}

function isOpen({ status, stopped }: RunRecord): boolean {
  return status === 'waiting' || status === 'running' || stopped === true;
}

/** What a newer studio kept may be more than this one can read. */
function readWorkflow(workflow: Workflow): Workflow | undefined {
  try {
    return parseWorkflow(workflow);
  } catch {
    return undefined;
  }
}
