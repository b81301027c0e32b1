import { expect, test } from 'vitest';
import { addressOf } from './addressOf.ts';

test('an address is what a server answers at, whatever was typed around it', () => {
  expect(addressOf('localhost:4747')).toBe('http://localhost:4747');
  expect(addressOf(' http://127.0.0.1:4747/ ')).toBe('http://127.0.0.1:4747');
  expect(addressOf('https://restore.example/api/v1')).toBe('https://restore.example');
  expect(addressOf('[::1]:4747')).toBe('http://[::1]:4747');
});

test('what is no address, and what holds a secret, is refused', () => {
  for (const text of [
    '',
    '  ',
    'a b',
    'ftp://a',
    'http://',
    'https://me:secret@a.example',
    'javascript://a',
  ]) {
    expect(addressOf(text), text).toBeUndefined();
  }
});
