import { expect, test } from 'vitest';
import { safeName } from './safeName.ts';

test.each([
  ['a.png', 'a.png'],
  ['../etc/passwd', '-etc-passwd'],
  ['C:\\a?.png', 'C--a-.png'],
  ['  ..  ', 'result'],
  ['con.png', '_con.png'],
  ['Übung 1.png', 'Übung 1.png'],
])('"%s" becomes "%s"', (name, safe) => {
  expect(safeName(name)).toBe(safe);
});

test('a long name is cut between letters, and keeps its ending', () => {
  expect(safeName(`${'a'.repeat(300)}.png`)).toBe(`${'a'.repeat(200)}.png`);
  expect(safeName(`${'字'.repeat(100)}.png`)).toBe(`${'字'.repeat(66)}.png`); // of 3 bytes each
});
