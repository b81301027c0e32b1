import { createContext, useContext } from 'react';
import { createStore, type StoreApi } from 'zustand/vanilla';

/** What the outline shows, beside the document. */
export interface OutlineState {
  /** The row that the Tab key comes to. */
  readonly active?: string | undefined;
  /** The nodes whose ports and parameters show. */
  readonly open: ReadonlySet<string>;
  /** The item that was selected here last: the focus is where it should be already. */
  readonly chosen?: string | undefined;
  /** The item that is being renamed. */
  readonly renaming?: string | undefined;
}

export interface OutlineScope {
  readonly outline: StoreApi<OutlineState>;
  /** Runs what nodes need, by their paths; left out where nothing runs. */
  readonly onRunTo?: ((paths: readonly string[]) => void) | undefined;
}

export const OutlineContext = createContext<OutlineScope | undefined>(undefined);

export function useOutline(): OutlineScope {
  const scope = useContext(OutlineContext);
  if (!scope) throw new Error('This component stands in an Outline');
  return scope;
}

export function createOutline(): StoreApi<OutlineState> {
  return createStore<OutlineState>(() => ({ open: new Set() }));
}
