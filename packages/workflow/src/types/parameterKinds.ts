import { type AnyNode, describeParameters, type ParameterDescription, type PortKind } from '@tweedie/core';
import type { z } from 'zod';

type Described = ParameterDescription['kind'];

const kinds: Readonly<Partial<Record<Described, PortKind>>> = {
  number: 'number',
  integer: 'number',
  choice: 'text',
  text: 'text',
};

const known = new WeakMap<z.ZodObject, ReadonlyMap<string, PortKind | undefined>>();

/** The parameters of a node, each with the kind of value that an edge may bring; `undefined` where none may. */
export function parameterKinds({ params }: AnyNode): ReadonlyMap<string, PortKind | undefined> {
  const schema = params as z.ZodObject;
  const found = known.get(schema);
  if (found) return found;
  const made = new Map(describeParameters(schema).map(({ name, kind }) => [name, kinds[kind]]));
  known.set(schema, made);
  return made;
}
