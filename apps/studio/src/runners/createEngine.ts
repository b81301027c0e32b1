import type { Engine, WebSession } from '@tweedie/runtime-web';
import { createStore, type StoreApi } from 'zustand/vanilla';

/** What networks run on in this browser; `undefined` until that is known. */
export interface EngineState {
  readonly engine: Engine | undefined;
}

export interface EngineStore extends StoreApi<EngineState> {
  /** Asks the Worker, which may have changed its mind. */
  ask(): void;
}

export function createEngine(session: Pick<WebSession, 'engine'>): EngineStore {
  const store = createStore<EngineState>(() => ({ engine: undefined }));
  return {
    ...store,
    ask: () =>
      void session.engine().then(
        (engine) => store.setState({ engine }),
        () => undefined, // a run says why its Worker is lost
      ),
  };
}
