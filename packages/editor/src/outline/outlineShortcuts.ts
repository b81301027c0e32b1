import { strings } from '../strings/outline.ts';

const titles = strings.shortcuts;

/** Every key of the outline, for lists of them. */
export const outlineShortcuts: readonly { readonly title: string; readonly keys: readonly string[] }[] = [
  { title: titles.move, keys: ['ArrowUp', 'ArrowDown', 'Home', 'End'] },
  { title: titles.open, keys: ['ArrowRight', 'ArrowLeft'] },
  { title: titles.enter, keys: ['Enter'] },
  { title: titles.escape, keys: ['Escape'] },
  { title: titles.select, keys: ['Space', 'Shift+ArrowDown'] },
  { title: titles.find, keys: ['A–Z'] },
  { title: titles.rename, keys: ['F2'] },
  { title: titles.movePort, keys: ['Alt+ArrowUp', 'Alt+ArrowDown'] },
  { title: titles.remove, keys: ['Delete'] },
  { title: titles.menu, keys: ['Shift+F10'] },
  { title: titles.add, keys: ['Insert', 'Shift+A'] },
  { title: titles.mute, keys: ['Ctrl+M'] },
  { title: titles.bypass, keys: ['Ctrl+B'] },
  { title: titles.pin, keys: ['Alt+P'] },
  { title: titles.duplicate, keys: ['Ctrl+D'] },
  { title: titles.frame, keys: ['Ctrl+G'] },
  { title: titles.group, keys: ['Ctrl+Shift+E'] },
  { title: titles.ungroup, keys: ['Ctrl+Shift+U'] },
  { title: titles.inOut, keys: ['Ctrl+ArrowDown', 'Ctrl+ArrowUp'] },
  { title: titles.runTo, keys: ['Alt+Enter'] },
  { title: titles.inForm, keys: ['Alt+Shift+F'] },
];
