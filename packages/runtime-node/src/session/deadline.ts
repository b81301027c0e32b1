import type { AbortSignalLike } from '@tweedie/core';

/** A signal, and what lets go of whatever it waits for. */
export interface Deadline {
  readonly signal: AbortSignalLike | undefined;
  readonly release: () => void;
}

/** A signal that fires with the given one, or when the time is over. Once released, it never does. */
export function deadline(signal: AbortSignalLike | undefined, seconds: number | undefined): Deadline {
  if (seconds === undefined) return { signal, release: () => undefined };
  const controller = new AbortController();
  const timer = setTimeout(stop, Math.min(1000 * seconds, longest));
  timer.unref();
  signal?.addEventListener('abort', stop, { once: true });
  if (signal?.aborted) stop();
  return { signal: controller.signal, release };

  function stop(): void {
    release();
    controller.abort();
  }
  function release(): void {
    clearTimeout(timer);
    signal?.removeEventListener('abort', stop);
  }
}

/** In milliseconds; timers of Node that are longer fire at once. */
const longest = 2 ** 31 - 1;
