import { TweedieError } from './errors.ts';

/** The part of `AbortSignal` that Tweedie uses, so that packages without a host can name it. */
export interface AbortSignalLike {
  readonly aborted: boolean;
  addEventListener(type: 'abort', listener: () => void, options?: { once?: boolean }): void;
  removeEventListener(type: 'abort', listener: () => void): void;
}

/** What a run that was cancelled throws. */
export function abortedError(): TweedieError {
  return new TweedieError('aborted', 'The run was cancelled');
}

/** Settles as `promise` does, or rejects with `aborted` as soon as `signal` fires. */
export function abortable<T>(promise: Promise<T>, signal?: AbortSignalLike): Promise<T> {
  if (!signal) return promise;
  return new Promise((resolve, reject) => {
    const onAbort = (): void => reject(abortedError());
    if (signal.aborted) onAbort();
    signal.addEventListener('abort', onAbort, { once: true });
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', onAbort));
  });
}
