import { expect, test } from 'vitest';
import { commandTitles } from '../strings/commands.ts';
import { commands } from './commands.ts';

test('every command that has a title can be done', () => {
  expect(commands.map(({ id }) => id)).toEqual(Object.keys(commandTitles));
});

test('no two commands have the same keys, but for those of which only one can be done', () => {
  const shared = ['Tab', 'Shift+Enter'];
  const keys = commands.flatMap((command) => command.keys).filter((each) => !shared.includes(each));
  expect(keys.filter((each, i) => keys.indexOf(each) !== i)).toEqual([]);
});
