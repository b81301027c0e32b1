import { describeParameters } from '@tweedie/core';
import { expect, test } from 'vitest';
import type { z } from 'zod';
import { builtIn } from '../document/fixtures/documents.ts';
import { controlKindOf } from './controlKindOf.ts';
import { controlTable } from './controlTable.ts';

function kindsOf(type: string): Record<string, string> {
  const schema = builtIn.find(type)!.definition.params as z.ZodObject;
  return Object.fromEntries(
    describeParameters(schema).map((each) => [each.name, controlKindOf(each, schema)]),
  );
}

test('parameters get the control for their kind, and lists that for their items', () => {
  expect(kindsOf('@tweedie/workflow/numbers')).toEqual({ values: 'numbers' });
  expect(kindsOf('@tweedie/workflow/texts')).toEqual({ values: 'texts' });
  expect(kindsOf('@tweedie/workflow/image')).toEqual({ file: 'file' });
  expect(kindsOf('@tweedie/workflow/note')).toEqual({ text: 'paragraph' });
  expect(kindsOf('@tweedie/workflow/brush-mask')).toMatchObject({
    strokes: 'strokes',
    imageWidth: 'integer',
  });
  expect(kindsOf('@tweedie/operators/random-inpainting')).toEqual({
    fraction: 'number',
    perChannel: 'boolean',
    seed: 'seed',
  });
});

test('a colour is known by its default', () => {
  const description = { name: 'tint', title: 'Tint', kind: 'text', default: '#ff8800' } as const;
  expect(controlKindOf(description)).toBe('colour');
});

test('every parameter that Tweedie brings has a control that can change it', () => {
  const other = builtIn.all.flatMap(({ type }) =>
    Object.entries(kindsOf(type))
      .filter(([, kind]) => kind === 'other' || !(kind in controlTable))
      .map(([name]) => `${type}.${name}`),
  );
  expect(other).toEqual([]);
});
