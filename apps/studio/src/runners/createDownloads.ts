import type { Download } from '@tweedie/runtime-web';
import { createStore, type StoreApi } from 'zustand/vanilla';

/** The models that are on their way to this browser. */
export interface Downloads extends StoreApi<{ readonly downloads: readonly Download[] }> {
  /** One has come so far; whole, it is no download any more. */
  hear(download: Download): void;
}

export function createDownloads(): Downloads {
  const store = createStore<{ readonly downloads: readonly Download[] }>(() => ({ downloads: [] }));
  return {
    ...store,
    hear(download) {
      const others = store.getState().downloads.filter(({ prior }) => prior !== download.prior);
      store.setState({ downloads: download.loaded < download.total ? [...others, download] : others });
    },
  };
}
