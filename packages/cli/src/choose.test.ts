import { expect, test } from 'vitest';
import { choose } from './choose.ts';

test('names are found among flags that nobody knows yet', () => {
  const argv = [
    'restore',
    'a.png',
    '--sigma',
    '3',
    '--operator',
    'blur',
    '--no-exact',
    '--solver=ddrm',
    '-o',
    'b.png',
  ];
  expect(choose(argv)).toEqual({ operator: 'blur', solver: 'ddrm' });
});

test('a flag without its value is left for the real parser to refuse', () => {
  expect(choose(['--operator', '--mask', 'm.png'])).toEqual({ mask: 'm.png' });
});

test('asking for help is none of its business', () => {
  expect(choose(['restore', '--help', '--solver', 'ddrm'])).toEqual({ solver: 'ddrm' });
});
