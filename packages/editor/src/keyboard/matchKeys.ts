/** What a keyboard event says of the keys that are down. */
export type KeyPress = Pick<KeyboardEvent, 'key' | 'code' | 'ctrlKey' | 'metaKey' | 'shiftKey' | 'altKey'>;

/**
 * Whether keys are down, as "Ctrl+Shift+E": no more and no fewer. Ctrl is ⌘ on a Mac. Signs such as "?" and "." are what
 * they are on the keyboard at hand, with or without Shift.
 */
export function matchKeys(keys: string, press: KeyPress, isMac = false): boolean {
  const parts = keys.split('+').map((part) => (part === 'Plus' ? '+' : part));
  const key = parts.pop()!;
  const wants = (name: string): boolean => parts.includes(name);
  const control = isMac ? press.metaKey : press.ctrlKey;
  const other = isMac ? press.ctrlKey : press.metaKey;
  if (control !== wants('Ctrl') || other || press.altKey !== wants('Alt')) return false;
  if (isSign(key)) return press.key === key || (press.altKey && codes[key] === press.code);
  return press.shiftKey === wants('Shift') && sameKey(key, press);
}

/** Keys with Alt give another sign on a Mac: these are known by their place. */
const codes: Readonly<Record<string, string>> = { '=': 'Equal', '-': 'Minus', '0': 'Digit0', '.': 'Period' };

function isSign(key: string): boolean {
  return key.length === 1 && !/[\p{L}]/u.test(key);
}

function sameKey(key: string, { key: pressed, code, altKey }: KeyPress): boolean {
  if (key === 'Space') return pressed === ' ';
  if (key.length > 1) return pressed === key;
  return pressed.toUpperCase() === key.toUpperCase() || (altKey && code === `Key${key.toUpperCase()}`);
}

/** Keys as people read them: "Ctrl+←". */
export function showKeys(keys: string, isMac = false): string {
  const names: Readonly<Record<string, string>> = {
    ArrowLeft: '←',
    ArrowRight: '→',
    ArrowUp: '↑',
    ArrowDown: '↓',
    Delete: 'Del',
    Escape: 'Esc',
    ...(isMac && { Ctrl: '⌘', Alt: '⌥', Shift: '⇧' }),
  };
  return keys
    .split('+')
    .map((key) => names[key] ?? key)
    .join('+');
}

/** Whether ⌘ is what Ctrl is elsewhere. */
export function isMac(): boolean {
  return typeof navigator !== 'undefined' && /Mac|iP(ad|hone|od)/.test(navigator.platform);
}
