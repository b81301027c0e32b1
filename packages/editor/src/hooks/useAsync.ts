import { type DependencyList, useEffect, useState } from 'react';

export interface Async<T> {
  /** The newest result. It stays until the next one is there, so that nothing flickers. */
  readonly value: T | undefined;
  /** Why there is none, as a sentence. */
  readonly problem: string | undefined;
  readonly pending: boolean;
}

/** What `make` promises, made again when `inputs` change. The work before is aborted. */
export function useAsync<T>(make: (signal: AbortSignal) => Promise<T>, inputs: DependencyList): Async<T> {
  const [state, setState] = useState<Async<T>>({ value: undefined, problem: undefined, pending: true });
  useEffect(() => {
    const stop = new AbortController();
    setState((last) => (last.pending ? last : { ...last, pending: true }));
    make(stop.signal).then(
      (value) => {
        if (!stop.signal.aborted) setState({ value, problem: undefined, pending: false });
      },
      (error: unknown) => {
        if (stop.signal.aborted) return;
        const problem = error instanceof Error ? error.message : String(error);
        setState({ value: undefined, problem, pending: false });
      },
    );
    return () => stop.abort();
  }, inputs);
  return state;
}
