import { expect, test } from 'vitest';
import { z } from 'zod';
import { formats } from './formats.ts';
import { raiseFormat } from './raiseFormat.ts';

// Three formats that never were: lines became links, and links became edges with a list.
const made = [
  {
    schema: z.looseObject({ lines: z.array(z.string()) }),
    raise: ({ lines, ...rest }: Readonly<Record<string, unknown>>) => ({ ...rest, format: 2, links: lines }),
  },
  {
    schema: z.looseObject({ format: z.literal(2), links: z.array(z.string()) }),
    raise: ({ links, ...rest }: Readonly<Record<string, unknown>>) => ({ ...rest, format: 3, edges: links }),
  },
  { schema: z.looseObject({ format: z.literal(3), edges: z.array(z.string()) }) },
];

test('an old document becomes one of the newest format step by step, and keeps what nobody knows of', () => {
  const old = { format: 1, lines: ['a'], author: 'Anne' };
  expect(raiseFormat(old, made)).toEqual({ format: 3, edges: ['a'], author: 'Anne' });
  expect(raiseFormat({ format: 2, links: ['a'] }, made)).toEqual({ format: 3, edges: ['a'] });
  expect(old).toEqual({ format: 1, lines: ['a'], author: 'Anne' });
});

test('a document of the newest format comes back as it is', () => {
  const newest = { format: 3, edges: [] };
  expect(raiseFormat(newest, made)).toBe(newest);
});

test('a document is held to its own format, and to each that it passes through', () => {
  expect(() => raiseFormat({ format: 1, lines: 'a' }, made)).toThrow(
    'workflow: lines must be an array, got "a"',
  );
  const forgets = [{ ...made[0]!, raise: () => ({ format: 2 }) }, ...made.slice(1)];
  expect(() => raiseFormat({ format: 1, lines: [] }, forgets)).toThrow(
    'workflow: links must be an array, got nothing',
  );
});

test('the formats count from 1, and only the newest has nothing after it', () => {
  expect(formats.map(({ schema }) => schema.safeParse({ format: 1, nodes: {}, edges: [] }).success)).toEqual([
    true,
  ]);
  expect(formats.map(({ raise }) => raise !== undefined)).toEqual([false]);
});
