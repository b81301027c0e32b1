import type { AbortSignalLike } from '@tweedie/core';

/** A signal of our own, which fires with another one too. This package knows no host, so it cannot name `AbortController`. */
export function createAbort(outer?: AbortSignalLike): {
  readonly signal: AbortSignalLike;
  abort(): void;
  /** Lets go of the other signal. */
  release(): void;
} {
  const listeners = new Set<() => void>();
  let aborted = outer?.aborted ?? false;

  function abort(): void {
    if (aborted) return;
    aborted = true;
    for (const listener of [...listeners]) listener();
    listeners.clear();
  }
  outer?.addEventListener('abort', abort, { once: true });
  return {
    signal: {
      get aborted() {
        return aborted;
      },
      addEventListener: (_, listener) => void listeners.add(listener),
      removeEventListener: (_, listener) => void listeners.delete(listener),
    },
    abort,
    release: () => outer?.removeEventListener('abort', abort),
  };
}
