import type { View } from './createView.ts';

/** Opens a panel of the graph, and puts the focus in it. */
export function goTo(view: View, panel: 'outline' | 'problems'): void {
  view.setState(
    panel === 'outline' ? { view: 'graph', left: panel } : { view: 'graph', right: panel, rightOpen: true },
  );
  requestAnimationFrame(() => {
    const place = document.querySelector(`[data-panel="${panel}"]`);
    // where one was before, or else the first thing there
    (place?.querySelector<HTMLElement>('[tabindex="0"], button, input') ?? (place as HTMLElement | null))?.focus();
  });
}
