import { abortable, type AbortSignalLike } from '@tweedie/core';

/** Work that several wait for. It is given up once all of them are. */
export interface Shared<T> {
  wait(signal?: AbortSignalLike): Promise<T>;
}

/** Begins the work at once. `onGone` hears, once, when it failed or was given up. */
export function shared<T>(work: (signal: AbortSignal) => Promise<T>, onGone: () => void): Shared<T> {
  const controller = new AbortController();
  const result = work(controller.signal);
  let waiting = 0;
  let over = false;
  function end(): void {
    if (!over) onGone();
    over = true;
  }
  result.then(() => (over = true), end);
  return {
    async wait(signal) {
      waiting++;
      try {
        return await abortable(result, signal);
      } finally {
        waiting--;
        if (waiting === 0 && !over) {
          end();
          controller.abort();
        }
      }
    },
  };
}
