import { type AbortSignalLike, TweedieError } from '@tweedie/core';

/** Ends a request when nothing comes for too long, or when the caller says so. */
export interface StallGuard {
  readonly signal: AbortSignal;
  /** Something came. */
  touch(): void;
  release(): void;
}

export function createStallGuard(
  host: string,
  { seconds, signal }: { readonly seconds: number; readonly signal?: AbortSignalLike | undefined },
): StallGuard {
  const controller = new AbortController();
  const cancel = (): void => controller.abort(new TweedieError('aborted', 'Cancelled'));
  const stalled = new TweedieError('download-failed', `Nothing came from ${host} for ${seconds} s`, {
    remedy: 'Try again later: what came so far is kept.',
  });
  const timer = setTimeout(() => controller.abort(stalled), 1000 * seconds);
  if (signal?.aborted) cancel();
  signal?.addEventListener('abort', cancel);
  return {
    signal: controller.signal,
    touch: () => void timer.refresh(),
    release() {
      clearTimeout(timer);
      signal?.removeEventListener('abort', cancel);
    },
  };
}
