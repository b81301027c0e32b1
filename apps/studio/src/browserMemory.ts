/** @file What the browser remembers for the page, where it may: in private windows and frames it may not. */

type Where = 'localStorage' | 'sessionStorage';

/** What was remembered under a name. */
export function recall(name: string, where: Where = 'localStorage'): string | undefined {
  try {
    return window[where].getItem(name) ?? undefined;
  } catch {
    return undefined;
  }
}

/** Remembers something: for this browser, or for this tab. */
export function remember(name: string, value: string, where: Where = 'localStorage'): void {
  try {
    window[where].setItem(name, value);
  } catch {
    // then it is forgotten
  }
}
