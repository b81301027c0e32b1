import { jsonSchema, type ParameterDescription } from '@tweedie/core';
import type { z } from 'zod';
import type { ControlKind } from './control.ts';

const kinds = {
  number: 'number',
  integer: 'integer',
  boolean: 'boolean',
  choice: 'choice',
  text: 'text',
  image: 'file',
  other: 'other',
} as const;

/**
 * Which control a parameter gets. `schema` is that of all parameters of the node: it tells a list of numbers from a list
 * of words.
 */
export function controlKindOf(description: ParameterDescription, schema?: z.ZodObject): ControlKind {
  const { name, kind, format, default: standard } = description;
  if (kind === 'integer' && /^seed$/i.test(name)) return 'seed';
  if (format === 'image-file' || format === 'prior-file') return 'file';
  if (format === 'paragraph') return 'paragraph';
  if (kind === 'text' && typeof standard === 'string' && /^#[\da-f]{6}$/i.test(standard)) return 'colour';
  if (kind !== 'other') return kinds[kind];
  if (name === 'strokes') return 'strokes';
  if (name === 'kernel') return 'kernel';
  const item = schema && itemsOf(schema).get(name);
  if (item === 'number' || item === 'integer') return 'numbers';
  return item === 'string' ? 'texts' : 'other';
}

const known = new WeakMap<z.ZodObject, ReadonlyMap<string, string>>();

/** The types of the items of parameters that are lists. */
function itemsOf(schema: z.ZodObject): ReadonlyMap<string, string> {
  const found = known.get(schema);
  if (found) return found;
  const { properties = {} } = jsonSchema(schema);
  const items = Object.entries(properties).flatMap(([name, property]): (readonly [string, string])[] => {
    const { items } = property as { readonly items?: { readonly type?: string } };
    return items?.type === undefined ? [] : [[name, items.type]];
  });
  const made = new Map(items);
  known.set(schema, made);
  return made;
}
