import {
  type NodeDefinition,
  parseParameters,
  type PortFacts,
  type PortKind,
  TweedieError,
} from '@tweedie/core';
import type { FlatNode } from '../document/flatGraph.ts';
import type { Problem } from '../document/problem.ts';
import { problemOf } from './problemOf.ts';
import { withUnknown } from './unknownParameters.ts';

export interface Parameters {
  /** What edges bring is left at its default. */
  readonly completed: Readonly<Record<string, unknown>>;
  /** What edges bring is in it, where it is known; reading what is not known throws. */
  readonly inferred: Readonly<Record<string, unknown>>;
}

/** Checks and completes a node's parameters. `fed` is what is known of those that edges bring. */
export function inferParameters(
  { id, params, nodeType }: FlatNode,
  fed: ReadonlyMap<string, PortFacts[PortKind]>,
): Parameters | { readonly problem: Omit<Problem, 'severity' | 'node'> } {
  const schema = (nodeType.definition as NodeDefinition).params;
  const own = Object.entries(params).filter(([name]) => !fed.has(name));
  const brought = [...fed]
    .filter(([name]) => Object.hasOwn(schema.shape, name))
    .map(([name, facts]) => [name, valueOf(facts)] as const);
  const known = brought.filter(([, value]) => value !== undefined);
  const unknown = brought.filter(([, value]) => value === undefined).map(([name]) => name);
  const parse = (entries: readonly (readonly [string, unknown])[]): Readonly<Record<string, unknown>> =>
    parseParameters(id, schema, Object.fromEntries(entries));
  try {
    const completed = parse(own);
    const inferred = known.length === 0 ? completed : parse([...own, ...known]);
    return { completed, inferred: withUnknown(inferred, unknown) };
  } catch (error) {
    const port = portOf(error);
    const problem = { ...problemOf(id, error), code: 'bad-parameter' } as const;
    return { problem: port === undefined ? problem : { ...problem, port } };
  }
}

function valueOf(facts: PortFacts[PortKind]): number | string | undefined {
  return 'value' in facts ? facts.value : undefined;
}

function portOf(error: unknown): string | undefined {
  if (!(error instanceof TweedieError)) return undefined;
  const issues = error.facts['issues'] as readonly { readonly path: readonly PropertyKey[] }[] | undefined;
  const name = issues?.[0]?.path[0];
  return typeof name === 'string' ? name : undefined;
}
