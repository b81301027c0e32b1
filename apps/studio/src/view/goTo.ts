import type { View } from './createView.ts';

/** Opens a panel of the graph, and puts the focus in it. */
export function goTo(view: View, panel: 'outline' | 'problems'): void {
  view.setState(
    panel === 'outline' ? { view: 'graph', left: panel } : { view: 'graph', right: panel, rightOpen: true },
  );
  const selector = `[data-panel="${panel}"]`;
  if (!focusIn(selector)) focusSoon(selector);
}

/** Once it is fetched and drawn, and knows its row; after some seconds nobody waits for it any more. */
function focusSoon(selector: string, frames = 300): void {
  requestAnimationFrame(() => {
    if (document.querySelector(selector)) requestAnimationFrame(() => focusIn(selector));
    else if (frames > 0) focusSoon(selector, frames - 1);
  });
}

/** Goes to where one was in a part of the page, or else to the first thing there. Gives false where it is not there. */
function focusIn(selector: string): boolean {
  const place = document.querySelector<HTMLElement>(selector);
  const inside =
    place?.querySelector<HTMLElement>('[tabindex="0"]') ?? place?.querySelector<HTMLElement>('button');
  (inside ?? place)?.focus();
  return place !== null;
}
