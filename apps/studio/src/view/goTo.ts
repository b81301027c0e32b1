import type { View, ViewState } from './createView.ts';

type Place = 'graph' | 'outline' | 'problems' | 'results';

/** Opens the graph, or a panel beside it, and puts the focus there. */
export function goTo(view: View, panel: Place): void {
  view.setState({ view: 'graph', ...opened(panel) });
  const selector = `[data-panel="${panel}"]`;
  if (!focusIn(selector)) focusSoon(selector);
}

function opened(panel: Place): Partial<ViewState> {
  if (panel === 'graph') return {};
  return panel === 'outline' ? { left: panel } : { right: panel, rightOpen: true };
}

/** Once it is fetched and drawn, and knows its row; after some seconds nobody waits for it any more. */
function focusSoon(selector: string, frames = 300): void {
  requestAnimationFrame(() => {
    if (document.querySelector(selector)) requestAnimationFrame(() => focusIn(selector));
    else if (frames > 0) focusSoon(selector, frames - 1);
  });
}

/**
 * Goes to where one was in a part of the page, or else to the first thing there; to the graph as a whole. Gives false
 * where it is not there.
 */
function focusIn(selector: string): boolean {
  const place = document.querySelector<HTMLElement>(selector);
  const inside =
    place?.role === 'application'
      ? null
      : (place?.querySelector<HTMLElement>('[tabindex="0"]') ?? place?.querySelector<HTMLElement>('button'));
  (inside ?? place)?.focus();
  return place !== null;
}
