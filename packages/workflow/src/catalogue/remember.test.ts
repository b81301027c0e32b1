import { expect, test } from 'vitest';
import { remember } from './remember.ts';

test('a question is worked out once, until too many others came after it', () => {
  const asked: string[] = [];
  const known = remember<number>(2);
  const ask = (key: string): number => known(key, () => asked.push(key));
  expect([ask('a'), ask('b'), ask('a'), ask('c'), ask('a'), ask('b')]).toEqual([1, 2, 1, 3, 1, 4]);
  expect(asked).toEqual(['a', 'b', 'c', 'b']);
  const failing = remember<number>(2);
  const fail = (): number => {
    throw new Error('no');
  };
  expect(() => failing('x', fail)).toThrow('no');
  expect(failing('x', () => 5)).toBe(5);
});
