import type { Looked, NodeCatalogue, Workflow } from '@tweedie/workflow';
import { createStore, type StoreApi } from 'zustand/vanilla';
import { emptyHistory } from '../history/history.ts';
import type { Size } from '../geometry.ts';
import { checkAll } from './checkAll.ts';
import { type Actions, createActions } from './actions.ts';
import { createChanger } from './createChanger.ts';
import { type EditorState, nothingSelected } from './state.ts';

export interface EditorOptions {
  readonly catalogue: NodeCatalogue;
  readonly workflow: Workflow;
  /** What lies outside of the document, such as the sizes of files, by node. */
  readonly looked?: ReadonlyMap<string, Looked>;
  /** Milliseconds since some moment; the time of day unless given. */
  readonly now?: () => number;
  /** How many steps may be undone; 1000 unless given. */
  readonly limit?: number;
}

/** One document that is being edited: a zustand store, and what can be done to it. */
export interface Editor extends Pick<StoreApi<EditorState>, 'getState' | 'getInitialState' | 'subscribe'> {
  readonly actions: Actions;
  /** Tells how large an item is drawn, for align, tidy and frames. It is not part of the document. */
  measure(item: string, size: Size): void;
  /** The size of an item as it was measured, or about that. */
  sizeOf(item: string): Size;
}

/**
 * Opens a document for editing. Every action is one step of the history with a name; actions that change nothing make
 * none. Nothing throws for a document that is broken: what is wrong with it is in `checked`.
 */
export function createEditor(options: EditorOptions): Editor {
  const { catalogue, workflow, looked = new Map(), now = Date.now, limit = 1000 } = options;
  const start: Omit<EditorState, 'checked'> = {
    ...{ workflow, catalogue, looked, notFound: [] },
    ...{ path: [], selection: nothingSelected, history: emptyHistory },
  };
  const store = createStore<EditorState>(() => ({ ...start, checked: checkAll(start) }));
  const changer = createChanger(store, { now, limit });
  return {
    getState: store.getState,
    getInitialState: store.getInitialState,
    subscribe: store.subscribe,
    actions: createActions(store, changer),
    measure: changer.measure,
    sizeOf: changer.sizeOf,
  };
}
