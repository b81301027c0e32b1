import { createStore, type StoreApi } from 'zustand/vanilla';

/** What of the studio shows. It is not part of a document. */
export interface ViewState {
  readonly view: 'graph' | 'form';
  /** The panel that is open at the left; left out, none is. */
  readonly left?: LeftPanel | undefined;
  readonly right: RightPanel;
  /** Whether the panel at the right shows; where the page is narrow, it is under the graph. */
  readonly rightOpen: boolean;
  /** What stands over everything; left out, nothing does. */
  readonly dialog?: DialogName | undefined;
}

export type LeftPanel = 'outline' | 'history' | 'plugins';
export type RightPanel = 'results' | 'curves' | 'runs' | 'problems';
export type DialogName =
  'about' | 'documents' | 'gallery' | 'missing' | 'server' | 'share' | 'shortcuts' | 'versions';

export type View = StoreApi<ViewState>;

export function createView(view: ViewState['view'] = 'graph'): View {
  return createStore<ViewState>(() => ({ view, right: 'results', rightOpen: true }));
}
