import type { Runner } from '@tweedie/editor';
import { createStore, type StoreApi } from 'zustand/vanilla';

export interface RunnersState {
  readonly runners: readonly Runner[];
  /** The one that the next run goes to. */
  readonly chosen: Runner;
}

/** Where workflows can run. */
export interface Runners extends Pick<StoreApi<RunnersState>, 'getState' | 'getInitialState' | 'subscribe'> {
  /** Ignores an id that there is not. */
  choose(id: string): void;
}

export function createRunners(first: Runner, ...others: readonly Runner[]): Runners {
  const store = createStore<RunnersState>(() => ({ runners: [first, ...others], chosen: first }));
  return {
    getState: store.getState,
    getInitialState: store.getInitialState,
    subscribe: store.subscribe,
    choose(id) {
      const chosen = store.getState().runners.find((runner) => runner.id === id);
      if (chosen) store.setState({ chosen });
    },
  };
}
