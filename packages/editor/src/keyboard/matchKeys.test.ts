import { expect, test } from 'vitest';
import { type KeyPress, matchKeys, showKeys } from './matchKeys.ts';

function press(key: string, rest: Partial<KeyPress> = {}): KeyPress {
  return { ...{ key, code: '', ctrlKey: false, metaKey: false, shiftKey: false, altKey: false }, ...rest };
}

test('keys match with all of their modifiers and no others', () => {
  expect(matchKeys('Ctrl+Z', press('z', { ctrlKey: true }))).toBe(true);
  expect(matchKeys('Ctrl+Z', press('Z', { ctrlKey: true, shiftKey: true }))).toBe(false);
  expect(matchKeys('Ctrl+Shift+Z', press('Z', { ctrlKey: true, shiftKey: true }))).toBe(true);
  expect(matchKeys('Z', press('z', { ctrlKey: true }))).toBe(false);
  expect(matchKeys('M', press('m'))).toBe(true);
  expect(matchKeys('M', press('M', { shiftKey: true }))).toBe(false);
});

test('Ctrl is the command key on a Mac, and the control key is not', () => {
  expect(matchKeys('Ctrl+C', press('c', { metaKey: true }), true)).toBe(true);
  expect(matchKeys('Ctrl+C', press('c', { ctrlKey: true }), true)).toBe(false);
  expect(matchKeys('Ctrl+C', press('c', { metaKey: true }))).toBe(false);
});

test('signs are what the keyboard gives, with Shift or without', () => {
  expect(matchKeys('?', press('?', { shiftKey: true }))).toBe(true);
  expect(matchKeys('.', press('.'))).toBe(true);
  expect(matchKeys('Alt+=', press('≠', { altKey: true, code: 'Equal' }))).toBe(true);
  expect(matchKeys('Alt+C', press('ç', { altKey: true, code: 'KeyC' }))).toBe(true);
});

test('named keys match by their names', () => {
  expect(matchKeys('Space', press(' '))).toBe(true);
  expect(matchKeys('Delete', press('Backspace'))).toBe(false);
  expect(matchKeys('Shift+ArrowLeft', press('ArrowLeft', { shiftKey: true }))).toBe(true);
});

test('keys are shown as they are written on the keyboard', () => {
  expect(showKeys('Ctrl+ArrowUp')).toBe('Ctrl+↑');
  expect(showKeys('Ctrl+Shift+E', true)).toBe('⌘+⇧+E');
});
