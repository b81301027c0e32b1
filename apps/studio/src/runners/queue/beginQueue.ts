import type { Runs } from '@tweedie/editor';
import type { Shelf } from '../../files/createShelf.ts';
import { heldLocks } from '../../holdLock.ts';
import type { Notices } from '../../notices/createNotices.ts';
import { strings } from '../../strings/running.ts';
import { browserId } from '../createBrowserRunner.ts';
import type { Runners } from '../createRunners.ts';
import { claimQueue, queueLock } from './claimQueue.ts';
import { createQueueKeeper } from './createQueueKeeper.ts';
import { openQueueStore, type QueueStore } from './queueStore.ts';

export interface QueueOptions {
  readonly runs: Runs;
  readonly shelf: Shelf;
  readonly runners: Runners;
  readonly notices: Notices;
}

/** How long the queue of a tab that is gone is kept, for when somebody opens it again: a week, in milliseconds. */
const age = 7 * 24 * 3_600_000;

/** Brings back the runs that this tab had not ended when it was loaded again, says so, and keeps all from then on. */
export async function beginQueue({ notices, runners, runs, shelf }: QueueOptions): Promise<void> {
  const store = await openQueueStore().catch(() => undefined);
  if (!store) return; // where the browser keeps nothing, the page says so of its documents
  const runner = runners.getState().runners.find(({ id }) => id === browserId)!;
  const onProblem = (error: unknown): void => notices.sayProblem(error, strings.queueNotKept);
  try {
    const tab = await claimQueue();
    const { held, stopped } = await createQueueKeeper({ runs, shelf, runner, store, tab, onProblem }).begin();
    if (held + stopped > 0) {
      notices.say({
        text: strings.recalled(held, stopped),
        ...(held > 0
          ? { action: { title: strings.goOn, run: () => runs.goOn() } }
          : { remedy: strings.recalledRemedy }),
      });
    }
    await dropOld(store);
  } catch (error) {
    onProblem(error);
  }
}

async function dropOld(store: QueueStore): Promise<void> {
  const [tabs, held] = [await store.tabs(), await heldLocks(queueLock)];
  for (const { tab, savedAt } of tabs) {
    if (!held.has(tab) && Date.now() - savedAt > age) await store.save({ tab, savedAt, runs: [] }, []);
  }
}
