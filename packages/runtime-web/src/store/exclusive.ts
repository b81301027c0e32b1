import { abortable, abortedError, TweedieError } from '@tweedie/core';

/** Where the browser has no locks, as on pages without HTTPS, this thread keeps its own. */
const own = new Map<string, Promise<unknown>>();

/** Runs `work` while nobody else in any tab or Worker of this origin holds `name`. Throws `aborted` if the wait is. */
export async function exclusive<T>(name: string, work: () => Promise<T>, signal?: AbortSignal): Promise<T> {
  if (signal?.aborted) throw abortedError();
  if (!hasLocks()) return inTurn(name, work, signal);
  try {
    return await navigator.locks.request(name, signal ? { signal } : {}, work);
  } catch (error) {
    if (signal?.aborted && !(error instanceof TweedieError)) throw abortedError();
    throw error;
  }
}

/** Runs `work` if nobody holds `name`, and says whether it did. */
export async function ifFree(name: string, work: () => Promise<void>): Promise<boolean> {
  if (!hasLocks()) {
    if (own.has(name)) return false;
    await inTurn(name, work);
    return true;
  }
  return navigator.locks.request(name, { ifAvailable: true }, async (lock) => {
    if (lock) await work();
    return lock !== null;
  });
}

function hasLocks(): boolean {
  return 'locks' in navigator;
}

async function inTurn<T>(name: string, work: () => Promise<T>, signal?: AbortSignal): Promise<T> {
  const before = own.get(name) ?? Promise.resolve();
  const start = before.then(() => {
    if (signal?.aborted) throw abortedError();
    return work();
  });
  const settled = start.catch(() => undefined);
  own.set(name, settled);
  void settled.then(() => {
    if (own.get(name) === settled) own.delete(name);
  });
  await abortable(before, signal);
  return start;
}
