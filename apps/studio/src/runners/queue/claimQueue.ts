import { recall, remember } from '../../browserMemory.ts';
import { holdLock } from '../../holdLock.ts';

/** Where this tab remembers which queue is its own. */
const memory = 'tweedie.queue';
/** How long the page that was here before has to go away, in milliseconds. */
const patience = 1000;

/** What the name of a lock on a queue begins with. */
export const queueLock = 'tweedie-queue:';

/** The id of the queue of this tab, the same when it is loaded again. A copy of the tab gets one of its own. */
export async function claimQueue(): Promise<string> {
  const known = recall(memory, 'sessionStorage');
  if (known !== undefined) {
    const hold = await holdLock(queueLock + known, { how: AbortSignal.timeout(patience) });
    if (hold) return known;
  }
  const id = crypto.randomUUID();
  await holdLock(queueLock + id);
  remember(memory, id, 'sessionStorage');
  return id;
}
