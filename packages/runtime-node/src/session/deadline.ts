import type { AbortSignalLike } from '@tweedie/core';

/** A signal that fires with the given one, or when the time is over. */
export function deadline(
  signal: AbortSignalLike | undefined,
  seconds: number | undefined,
): AbortSignalLike | undefined {
  if (seconds === undefined) return signal;
  const controller = new AbortController();
  const stop = (): void => controller.abort();
  if (signal?.aborted) stop();
  signal?.addEventListener('abort', stop, { once: true });
  setTimeout(stop, 1000 * seconds).unref();
  return controller.signal;
}
