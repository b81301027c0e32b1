import { expect, test } from 'vitest';
import { TweedieError } from './errors.ts';

test('an error carries its code, its sentence, the remedy, the facts and the cause', () => {
  const cause = new Error('disk full');
  const error = new TweedieError('write-failed', 'out.png: cannot write', {
    remedy: 'Free some space.',
    facts: { bytes: 12 },
    cause,
  });
  expect(error).toBeInstanceOf(Error);
  expect(String(error)).toBe('TweedieError: out.png: cannot write');
  expect(error).toMatchObject({
    code: 'write-failed',
    remedy: 'Free some space.',
    facts: { bytes: 12 },
    cause,
  });
});

test('an error without more to say has no cause and no facts', () => {
  const error = new TweedieError('aborted', 'The run was cancelled');
  expect('cause' in error).toBe(false);
  expect(error.facts).toEqual({});
  expect(error.remedy).toBeUndefined();
});
