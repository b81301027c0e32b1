import { abortable, type AbortSignalLike } from '@tweedie/core';

/** Work that several wait for. It is given up once all of them are. */
export interface Shared<T> {
  wait(signal?: AbortSignalLike): Promise<T>;
}

/** Begins the work at once. `onGone` hears when it failed, or was given up. */
export function shared<T>(work: (signal: AbortSignal) => Promise<T>, onGone: () => void): Shared<T> {
  const controller = new AbortController();
  const result = work(controller.signal);
  let waiting = 0;
  let over = false;
  result.then(
    () => (over = true),
    () => {
      over = true;
      onGone();
    },
  );
  return {
    async wait(signal) {
      waiting++;
      try {
        return await abortable(result, signal);
      } finally {
        waiting--;
        if (waiting === 0 && !over) {
          onGone();
          controller.abort();
        }
      }
    },
  };
}
