import { useSyncExternalStore } from 'react';

/** Whether the fonts of the page are there: what is drawn on a canvas before has to be drawn again. */
export function useFonts(): boolean {
  return useSyncExternalStore(
    subscribe,
    () => document.fonts.status === 'loaded',
    () => false,
  );
}

function subscribe(changed: () => void): () => void {
  document.fonts.addEventListener('loading', changed);
  document.fonts.addEventListener('loadingdone', changed);
  return () => {
    document.fonts.removeEventListener('loading', changed);
    document.fonts.removeEventListener('loadingdone', changed);
  };
}
