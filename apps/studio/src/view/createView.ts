import { createStore, type StoreApi } from 'zustand/vanilla';

/** What of the studio shows. It is not part of a document. */
export interface ViewState {
  readonly view: 'graph' | 'form';
  /** The panel that is open at the left; left out, none is. */
  readonly left?: LeftPanel | undefined;
  readonly right: RightPanel;
  /** What stands over everything; left out, nothing does. */
  readonly dialog?: DialogName | undefined;
}

export type LeftPanel = 'outline' | 'history' | 'plugins';
export type RightPanel = 'results' | 'curves' | 'runs' | 'problems';
export type DialogName = 'gallery' | 'share' | 'documents' | 'server';

export type View = StoreApi<ViewState>;

export function createView(): View {
  return createStore<ViewState>(() => ({ view: 'graph', right: 'results' }));
}
