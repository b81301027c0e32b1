import { type ErrorCode, TweedieError } from '@tweedie/core';
import { CommanderError } from 'commander';
import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { describeFailure, formatFailure } from './failure.ts';

test.each<[ErrorCode, number]>([
  ['bad-parameter', 2],
  ['bad-image', 2],
  ['bad-model', 2],
  ['not-found', 2],
  ['missing-capability', 2],
  ['network-failed', 1],
  ['write-failed', 1],
  ['aborted', 130],
])('%s ends with exit code %i', (code, exitCode) => {
  expect(describeFailure(new TweedieError(code, 'x')).exitCode).toBe(exitCode);
});

test('a sentence and its remedy are two lines', () => {
  const failure = describeFailure(
    new TweedieError('bad-image', 'a.png is no picture', { remedy: 'Give a PNG.' }),
  );
  expect(formatFailure(failure)).toBe('tweedie: a.png is no picture\n  Give a PNG.');
});

test('an error of the system names the file', async () => {
  const error: unknown = await readFile('/no/such/file').catch((cause: unknown) => cause);
  expect(describeFailure(error)).toMatchObject({ message: 'There is no file /no/such/file', exitCode: 2 });
});

test('an error of the command line loses its prefix and keeps its suggestion', () => {
  const error = new CommanderError(
    1,
    'commander.unknownOption',
    "error: unknown option '--fo'\n(Did you mean --foo?)",
  );
  expect(describeFailure(error)).toEqual({
    code: 'usage-unknownOption',
    message: "Unknown option '--fo'",
    remedy: 'Did you mean --foo?',
    exitCode: 2,
  });
});

test('what nobody foresaw says how to see more', () => {
  expect(describeFailure(new RangeError('oops'))).toMatchObject({
    exitCode: 1,
    remedy: expect.stringContaining('--debug') as string,
  });
  expect(describeFailure('a string').message).toContain('a string');
});
