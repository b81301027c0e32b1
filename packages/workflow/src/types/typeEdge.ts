import { type NodeDefinition, type PortFacts, type PortKind, TweedieError } from '@tweedie/core';
import type { FlatEdge } from '../document/flatGraph.ts';
import type { Problem } from '../document/problem.ts';
import { coercionBetween, coerceFacts, type CoercionName } from './coercions.ts';
import type { OutputFacts } from './inference.ts';
import { kindNames } from './kindNames.ts';
import { parameterKinds } from './parameterKinds.ts';
import { problemOf } from './problemOf.ts';

/** An edge whose ends go together. */
export interface EdgeInference {
  readonly edge: FlatEdge;
  readonly source: OutputFacts | undefined;
  readonly coercion?: CoercionName;
  /** What is known of the value where it arrives. */
  readonly facts: PortFacts[PortKind];
  /** The node runs once for each item. */
  readonly mapped: boolean;
}

type EdgeProblem = { readonly problem: Omit<Problem, 'severity' | 'node'> };

/** Whether the value of an edge is of a kind that its target takes, or can be made so. */
export function typeEdge(
  { edge, source }: { readonly edge: FlatEdge; readonly source: OutputFacts | undefined },
  definition: NodeDefinition,
): EdgeInference | EdgeProblem {
  const [node, port] = edge.to;
  const input = Object.hasOwn(definition.inputs, port) ? definition.inputs[port] : undefined;
  const wanted = input?.kind ?? parameterKinds(definition).get(port);
  const where = `${node}: ${input?.title ?? port}`;
  if (wanted === undefined) {
    const message = `${where} cannot be connected; it is set in the form`;
    return { problem: { code: 'kinds-differ', port, message } };
  }
  const mapped = source?.list !== undefined && input?.list !== true;
  const typed = { edge, source, mapped };
  if (source === undefined || source.kind === wanted) return { ...typed, facts: source?.facts ?? {} };

  const coercion = coercionBetween(source.kind, wanted);
  if (coercion === undefined) {
    const message = `${where} takes ${kindNames[wanted]}, got ${kindNames[source.kind]} from ${edge.from.join('.')}`;
    return { problem: { code: 'kinds-differ', port, message } };
  }
  try {
    return { ...typed, coercion, facts: coerceFacts(coercion, source.facts) };
  } catch (error) {
    const problem = problemOf(where, error);
    const message = error instanceof TweedieError ? `${where}: ${problem.message}` : problem.message;
    return { problem: { ...problem, port, message } };
  }
}
