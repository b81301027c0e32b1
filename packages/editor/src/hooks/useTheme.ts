import { useSyncExternalStore } from 'react';

const media = ['(prefers-color-scheme: light)', '(prefers-contrast: more)', '(forced-colors: active)'];

/** A word that changes when the look of the page does, for what is drawn on a canvas. */
export function useTheme(): string {
  return useSyncExternalStore(subscribe, theme, () => 'dark');
}

function theme(): string {
  const named = document.documentElement.dataset['theme'];
  return named ?? media.map((query) => String(matchMedia(query).matches)).join();
}

function subscribe(changed: () => void): () => void {
  const observer = new MutationObserver(changed);
  observer.observe(document.documentElement, { attributeFilter: ['data-theme'] });
  const queries = media.map((query) => matchMedia(query));
  for (const query of queries) query.addEventListener('change', changed);
  return () => {
    observer.disconnect();
    for (const query of queries) query.removeEventListener('change', changed);
  };
}

/** A token such as `--text` as a colour that a canvas understands. */
export function colourOf(element: Element, token: string): string {
  const probe = document.createElement('span');
  probe.style.color = `var(${token})`;
  element.append(probe);
  const colour = getComputedStyle(probe).color;
  probe.remove();
  return colour;
}
