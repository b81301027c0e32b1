import { createEditor, type Editor, type Origin } from '@tweedie/editor';
import type { NodeCatalogue, Workflow } from '@tweedie/workflow';
import { createStore, type StoreApi } from 'zustand/vanilla';

/** A document that is being edited. */
export interface OpenDocument {
  /** The same as long as it is open, after a crash too. */
  readonly id: string;
  readonly origin: Origin;
  readonly editor: Editor;
}

/** Where the one document of this tab lies. */
export interface Desk extends Pick<StoreApi<OpenDocument>, 'getState' | 'getInitialState' | 'subscribe'> {
  /** Puts a document in the place of the one that is open. */
  open(workflow: Workflow, options: OpenOptions): void;
}

export interface OpenOptions {
  readonly origin: Origin;
  /** Of the draft that it was kept as. @default a new one */
  readonly id?: string;
}

export function createDesk(catalogue: NodeCatalogue, workflow: Workflow, options: OpenOptions): Desk {
  function lay(workflow: Workflow, { origin, id = crypto.randomUUID() }: OpenOptions): OpenDocument {
    return { id, origin, editor: createEditor({ catalogue, workflow }) };
  }
  const store = createStore<OpenDocument>(() => lay(workflow, options));
  return {
    getState: store.getState,
    getInitialState: store.getInitialState,
    subscribe: store.subscribe,
    open: (workflow, options) => store.setState(lay(workflow, options), true),
  };
}
