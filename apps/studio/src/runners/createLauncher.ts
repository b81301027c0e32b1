import { estimateRun, type RunEstimate, type Runs } from '@tweedie/editor';
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Desk } from '../documents/createDesk.ts';
import { browserId } from './createBrowserRunner.ts';
import type { Runners } from './createRunners.ts';

/** More memory than this is asked about before a run in the browser, in bytes. */
export const large = 2e9;

export interface LauncherState {
  /** A run that somebody has to agree to first. */
  readonly pending?: { readonly targets?: readonly string[]; readonly bytes: number } | undefined;
}

/** Starts runs of the open document, where the person chose. */
export interface Launcher extends Pick<
  StoreApi<LauncherState>,
  'getState' | 'getInitialState' | 'subscribe'
> {
  /** Runs nodes, or all results. A large run in the browser waits until somebody agrees. */
  launch(targets?: readonly string[]): void;
  /** Starts what waits, or lets it be. */
  answer(agrees: boolean): void;
}

export interface LauncherOptions {
  readonly desk: Desk;
  readonly runs: Runs;
  readonly runners: Runners;
}

export function createLauncher({ desk, runs, runners }: LauncherOptions): Launcher {
  const store = createStore<LauncherState>(() => ({}));

  function start(targets: readonly string[] | undefined): void {
    const { id, editor } = desk.getState();
    const options = { document: id, ...(targets && { targets }) };
    runs.start(runners.getState().chosen, editor.getState().workflow, options);
  }
  function estimate(targets: readonly string[] | undefined): RunEstimate | undefined {
    try {
      return estimateRun(desk.getState().editor.getState().checked, targets);
    } catch {
      return undefined; // the run says what is wrong
    }
  }
  return {
    getState: store.getState,
    getInitialState: store.getInitialState,
    subscribe: store.subscribe,
    launch(targets) {
      const here = runners.getState().chosen.id === browserId;
      const { bytes = 0 } = (here && estimate(targets)) || {};
      if (bytes <= large) start(targets);
      else store.setState({ pending: { bytes, ...(targets && { targets }) } });
    },
    answer(agrees) {
      const { pending } = store.getState();
      store.setState({ pending: undefined });
      if (pending && agrees) start(pending.targets);
    },
  };
}
