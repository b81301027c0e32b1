import { execFileSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { quote } from './quote.ts';

test('a shell reads back what was quoted', () => {
  const words = ['a.png', 'my photo.png', "it's", '$HOME', '', '--x=1', 'a"b'];
  const line = `printf '%s\\n' ${words.map(quote).join(' ')}`;
  expect(execFileSync('sh', ['-c', line], { encoding: 'utf8' })).toBe(
    words.map((word) => `${word}\n`).join(''),
  );
});

test('plain words stay plain', () => {
  expect(quote('photos/a-1.png')).toBe('photos/a-1.png');
});
