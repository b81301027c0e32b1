import { type NodeDefinition, type PortKind, type PortValues, TweedieError } from '@tweedie/core';
import { isOfKind } from './isOfKind.ts';
import { isPlain, valueKey } from './keys/valueKey.ts';
import type { Outcome, Output } from './outcome.ts';

/** What a node returned, with its keys. Throws `bad-plugin` where that is not what the node declares. */
export function outcomeOf(
  type: string,
  { outputs }: NodeDefinition,
  returned: unknown,
  key: string,
): Outcome {
  const value = (port: string): unknown =>
    typeof returned === 'object' && returned !== null && Object.hasOwn(returned, port)
      ? (returned as Record<string, unknown>)[port]
      : undefined;

  return new Map(
    Object.entries(outputs).map(([port, { kind, list = false }]) => {
      const values = list ? listOf(value(port)) : [value(port)];
      if (!values?.every((item) => isOfKind(kind, item))) {
        const wanted = list ? `a list, each of kind ${kind}` : `of kind ${kind}`;
        throw new TweedieError('bad-plugin', `${type}: the output "${port}" must be ${wanted}, and is not`);
      }
      const made = `${key}:${port}`;
      const items = values.map((item, i) => ({
        key: isPlain(kind) ? valueKey(kind, item as PortValues[PortKind]) : list ? `${made}:${i}` : made,
        value: item,
      }));
      return [port, { kind, list, items } as Output];
    }),
  );
}

function listOf(value: unknown): readonly unknown[] | undefined {
  return Array.isArray(value) ? Array.from<unknown>(value) : undefined; // which fills holes
}

/** Whether an outcome from a cache is one of such a node. */
export function isOutcomeOf(outcome: Outcome, { outputs }: NodeDefinition, { mapped = false } = {}): boolean {
  return Object.entries(outputs).every(([port, { kind, list = false }]) => {
    const output = outcome.get(port);
    return output?.kind === kind && output.list === (list || mapped);
  });
}

/** The outcome of a node that ran once for each item. */
export function gather({ outputs }: NodeDefinition, outcomes: readonly Outcome[]): Outcome {
  return new Map(
    Object.entries(outputs).map(([port, { kind }]) => {
      const items = outcomes.flatMap((outcome): readonly unknown[] => outcome.get(port)!.items);
      return [port, { kind, list: true, items } as Output];
    }),
  );
}
