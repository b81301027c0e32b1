import {
  type NodeDefinition,
  parseParameters,
  type Port,
  type PortFacts,
  type PortKind,
  TweedieError,
} from '@tweedie/core';
import type { FlatEdge, FlatNode } from '../document/flatGraph.ts';
import type { Problem } from '../document/problem.ts';
import type { OutputFacts, TypedEdge } from './inference.ts';
import type { Looked } from './looked.ts';
import { mappingOf } from './mappingOf.ts';
import { typeEdge } from './typeEdge.ts';

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

  const fed = new Map(
    typed.filter(({ isParameter }) => isParameter).map(({ edge, facts }) => [edge.to[1], facts]),
  );
  const params = parse(node, definition, fed, report);
  const facts = params ? ask(definition, { typed, ...params }, report) : {};

  return {
    outputs: Object.fromEntries(
      Object.entries(definition.outputs).map(([name, port]) => [
        name,
        outputOf(name, port, { facts, looked, list: listOf(name, port) }),
      ]),
    ),
    edges: typed.map(({ edge, coercion, mapped }) => ({ ...edge, ...(coercion && { coercion }), mapped })),
    params: params?.completed,
    problems,
  };

  function listOf(name: string, { list }: Port): OutputFacts['list'] {
    if (!list) return mapping.over;
    const length = looked?.lengths?.[name] ?? (params && lengthsOf(definition, params.inferred)[name]);
    return { lineage: node.id, ...(length !== undefined && { length }) };
  }
}

type Reporter = (problem: Omit<Problem, 'severity' | 'node'>) => void;

interface Parameters {
  /** What edges bring is left at its default. */
  readonly completed: Readonly<Record<string, unknown>>;
  /** What edges bring is in it, where it is known. */
  readonly inferred: Readonly<Record<string, unknown>>;
}

function parse(
  { id, params }: FlatNode,
  definition: NodeDefinition,
  fed: ReadonlyMap<string, PortFacts[PortKind]>,
  report: Reporter,
): Parameters | undefined {
  const own = Object.fromEntries(Object.entries(params).filter(([name]) => !fed.has(name)));
  const known = [...fed].flatMap(([name, facts]) => ('value' in facts ? [[name, facts.value]] : []));
  try {
    const completed = parseParameters(id, definition.params, own);
    const inferred =
      known.length === 0
        ? completed
        : parseParameters(id, definition.params, { ...own, ...Object.fromEntries(known) });
    return { completed, inferred };
  } catch (error) {
    const port = portOf(error);
    report({ code: 'bad-parameter', message: messageOf(error), ...(port !== undefined && { port }) });
    return undefined;
  }
}

function portOf(error: unknown): string | undefined {
  if (!(error instanceof TweedieError)) return undefined;
  const issues = error.facts['issues'] as readonly { readonly path: readonly PropertyKey[] }[] | undefined;
  const name = issues?.[0]?.path[0];
  return typeof name === 'string' ? name : undefined;
}

/** What the node itself says of its outputs. */
function ask(
  definition: NodeDefinition,
  { typed, inferred }: { typed: readonly Typed[] } & Pick<Parameters, 'inferred'>,
  report: Reporter,
): Facts {
  const inputs = typed
    .filter(({ isParameter }) => !isParameter)
    .map(({ edge, facts }) => [edge.to[1], facts]);
  try {
    return (definition.infer?.(Object.fromEntries(inputs) as Facts, inferred) ?? {}) as Facts;
  } catch (error) {
    const isCapability = error instanceof TweedieError && error.code === 'missing-capability';
    const remedy = error instanceof TweedieError ? error.remedy : undefined;
    report({
      code: isCapability ? 'missing-capability' : 'does-not-fit',
      message: messageOf(error),
      ...(remedy !== undefined && { remedy }),
    });
    return {};
  }
}

type Typed = Exclude<ReturnType<typeof typeEdge>, { problem: unknown }>;

function outputOf(
  name: string,
  { kind }: Port,
  { facts, looked, list }: { facts: Facts; looked: Looked | undefined; list: OutputFacts['list'] },
): OutputFacts {
  const own = (from: Facts | undefined): object => (from && Object.hasOwn(from, name) ? from[name]! : {});
  return { kind, facts: { ...own(facts), ...own(looked?.facts) }, ...(list && { list }) };
}

function lengthsOf(
  definition: NodeDefinition,
  params: Readonly<Record<string, unknown>>,
): Readonly<Record<string, number | undefined>> {
  try {
    return definition.lengths?.(params) ?? {};
  } catch {
    return {}; // it is for totals alone; what is wrong shows when the node runs
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
