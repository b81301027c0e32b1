import type { AbortSignalLike } from '@tweedie/core';

/** The part of `AbortController` that the tests need: this package knows no host. */
export function createAbortController(): { readonly signal: AbortSignalLike; abort(): void } {
  const listeners = new Set<() => void>();
  const state = { aborted: false };
  return {
    signal: {
      get aborted() {
        return state.aborted;
      },
      addEventListener: (_, listener) => void listeners.add(listener),
      removeEventListener: (_, listener) => void listeners.delete(listener),
    },
    abort() {
      state.aborted = true;
      for (const listener of listeners) listener();
    },
  };
}
