import { useEffect, useRef } from 'react';

/** Where the focus was last that was not in a menu: menus are gone when what they opened is closed. */
let last: Element | null = null;

function follow({ target }: FocusEvent): void {
  if (target instanceof Element && !target.closest('[role=menu]')) last = target;
}

/** What has the focus; for a menu the button that it opens from, or where the focus was before. */
function focused(element = document.activeElement): Element | null {
  const menu = element?.closest('[role=menu]');
  if (!menu) return element;
  const trigger = document.getElementById(menu.getAttribute('aria-labelledby') ?? '');
  return trigger ? focused(trigger) : last;
}

/**
 * Remembers where the focus is when something opens over the page, before anything in it takes the focus. Gives the
 * function that takes it back there.
 */
export function useFocusReturn(open: boolean): () => void {
  const before = useRef<Element>(null);
  const wasOpen = useRef(false);
  if (open !== wasOpen.current) {
    wasOpen.current = open;
    if (open) before.current = focused();
  }
  useEffect(() => {
    document.addEventListener('focusin', follow); // once, however many do
  }, []);
  return () => {
    if (before.current instanceof HTMLElement) before.current.focus({ preventScroll: true });
  };
}
