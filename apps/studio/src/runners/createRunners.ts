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
  /** Adds a runner, in the place of one with the same id. */
  add(runner: Runner): void;
  /** Takes a runner away; the first one stays. */
  remove(id: string): void;
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
    add(runner) {
      const { runners, chosen } = store.getState();
      const others = runners.filter(({ id }) => id !== runner.id);
      store.setState({ runners: [...others, runner], chosen: chosen.id === runner.id ? runner : chosen });
    },
    remove(id) {
      const { runners, chosen } = store.getState();
      if (id === first.id) return;
      store.setState({
        runners: runners.filter((runner) => runner.id !== id),
        chosen: chosen.id === id ? first : chosen,
      });
    },
  };
}
