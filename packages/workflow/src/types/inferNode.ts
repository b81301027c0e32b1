import type { NodeDefinition, Port, PortFacts, PortKind } from '@tweedie/core';
import type { FlatEdge, FlatNode } from '../document/flatGraph.ts';
import type { Problem } from '../document/problem.ts';
import type { OutputFacts, TypedEdge } from './inference.ts';
import { inferParameters } from './inferParameters.ts';
import { itemsOf } from './itemsOf.ts';
import type { Looked } from './looked.ts';
import { mappingOf } from './mappingOf.ts';
import { problemOf } from './problemOf.ts';
import { typeEdge } from './typeEdge.ts';
import { NotKnown } from './unknownParameters.ts';

/** An edge that leads to a node, and what is known of its value; `undefined` if it comes out of a circle. */
export interface Incoming {
  readonly edge: FlatEdge;
  readonly source: OutputFacts | undefined;
}

/** What can be said of one node, given its inputs. */
export interface NodeInference {
  readonly outputs: Readonly<Record<string, OutputFacts>>;
  readonly edges: readonly TypedEdge[];
  /** `undefined` where they are wrong. */
  readonly params: Readonly<Record<string, unknown>> | undefined;
  readonly problems: readonly Problem[];
}

type Facts = Readonly<Record<string, PortFacts[PortKind]>>;

/** Checks a node's parameters and edges, and asks it what follows for its outputs. Throws nothing. */
export function inferNode(
  node: FlatNode,
  incoming: readonly Incoming[],
  looked: Looked | undefined,
): NodeInference {
  const problems: Problem[] = [];
  const report = (problem: Omit<Problem, 'severity' | 'node'>): void =>
    void problems.push({ severity: 'error', node: node.id, ...problem });

  const definition = node.nodeType.definition as NodeDefinition;
  const typed = incoming.flatMap((each) => {
    const found = typeEdge(each, definition);
    if ('problem' in found) report(found.problem);
    return 'problem' in found ? [] : [found];
  });
  for (const [port, { optional, title }] of Object.entries(definition.inputs)) {
    if (optional || incoming.some(({ edge }) => edge.to[1] === port)) continue;
    report({
      code: 'missing-input',
      port,
      message: `${node.id}: ${title} needs a value, and nothing is connected`,
    });
  }

  const mapping = mappingOf(node, definition, typed);
  if (mapping.problem) report(mapping.problem);

  // of an edge that does not hold nothing is known, but it is there
  const arriving = new Map<string, PortFacts[PortKind]>(incoming.map(({ edge }) => [edge.to[1], {}]));
  for (const { edge, facts } of typed) arriving.set(edge.to[1], facts);
  const [inputs, fed] = divide(arriving, definition);
  const read = inferParameters(node, fed);
  if ('problem' in read) report(read.problem);
  const params = 'problem' in read ? undefined : read;
  const facts = params ? ask() : {};
  const outside = fed.size === 0 ? looked : undefined; // it was looked at with the parameters of the form
  const items = params ? itemsOf(definition, params.inferred, typed) : {};

  return {
    outputs: Object.fromEntries(
      Object.entries(definition.outputs).map(([name, port]) => [name, outputOf(name, port)]),
    ),
    edges: typed.map(({ edge, coercion, mapped }) => ({ ...edge, ...(coercion && { coercion }), mapped })),
    params: params?.completed,
    problems,
  };

  /** What the node itself says of its outputs. */
  function ask(): Facts {
    try {
      return (definition.infer?.(Object.fromEntries(inputs), params!.inferred) ?? {}) as Facts;
    } catch (error) {
      if (!(error instanceof NotKnown)) report(problemOf(node.id, error));
      return {};
    }
  }

  function outputOf(name: string, { kind, list: isList }: Port): OutputFacts {
    const own = isList ? ownOf(items, name) : undefined;
    const length = ownOf(outside?.lengths, name) ?? own?.length;
    const begun = { lineage: node.id, ...(Number.isInteger(length) && { length: length! }) };
    const list = isList ? begun : mapping.over;
    return {
      kind,
      facts: { ...ownOf(facts, name), ...ownOf(outside?.facts, name) },
      ...(list && { list }),
      ...(own && { items: own }),
    };
  }
}

/** What arrives at inputs, and what arrives at parameters. */
function divide<T>(
  arriving: ReadonlyMap<string, T>,
  { inputs }: NodeDefinition,
): readonly [inputs: ReadonlyMap<string, T>, fed: ReadonlyMap<string, T>] {
  const isInput = ([port]: readonly [string, T]): boolean => Object.hasOwn(inputs, port);
  return [new Map([...arriving].filter(isInput)), new Map([...arriving].filter((entry) => !isInput(entry)))];
}

function ownOf<T>(from: Readonly<Record<string, T>> | undefined, name: string): T | undefined {
  return from && Object.hasOwn(from, name) ? from[name] : undefined;
}
