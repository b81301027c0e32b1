import { TweedieError } from '@tweedie/core';
import type { NodeType } from '../catalogue/catalogue.ts';
import type { FlatGraph } from '../document/flatGraph.ts';
import type { Problem } from '../document/problem.ts';
import type { End } from '../document/schema.ts';
import type { CoercionName } from '../types/coercions.ts';
import type { Inference, TypedEdge } from '../types/inference.ts';
import type { Looked } from '../types/looked.ts';
import { evaluationsOf } from './evaluationsOf.ts';
import { neededFor } from './neededFor.ts';
import { findReasons } from './findReasons.ts';

/** Where a value of a step comes from. */
export interface PlanInput {
  readonly from: End;
  /** The input or the parameter that it goes to. */
  readonly port: string;
  readonly isParameter: boolean;
  readonly coercion?: CoercionName;
  /** The step runs once for each item of this value. */
  readonly mapped: boolean;
}

/** A node that is to run. */
export interface PlanStep {
  readonly node: string;
  readonly nodeType: NodeType;
  /** Completed. Those that edges bring are not in them yet. */
  readonly params: Readonly<Record<string, unknown>>;
  readonly inputs: readonly PlanInput[];
  readonly mapped: boolean;
  /** How often it runs, where that is known. */
  readonly items?: number;
  /** Network evaluations in all its runs, as far as that is known. */
  readonly evaluations: number;
  readonly looked?: Looked;
  readonly pinned: boolean;
  /** Its outputs are asked for. */
  readonly isTarget: boolean;
}

/** What runs, in which order. Plain data and the definitions of nodes: the same graph gives the same plan. */
export interface Plan {
  readonly steps: readonly PlanStep[];
  /** The nodes that were asked for, or are needed, and cannot run, each with a sentence that says why. */
  readonly leftOut: ReadonlyMap<string, string>;
  /** Network evaluations in all, as far as they are known. What is cached counts here. */
  readonly evaluations: number;
}

export interface PlanOptions {
  /**
   * Nodes, or subgraphs for all that is in them. @default the nodes that are results; where there are none, those
   * that nothing hangs on
   */
  readonly targets?: readonly string[];
  /** What lies outside, by node. */
  readonly looked?: ReadonlyMap<string, Looked>;
  /** Problems beside those of the inference: from flattening the document, and from looking outside. */
  readonly problems?: readonly Problem[];
}

/**
 * Finds the steps that the targets need. A node that has an error, and what hangs on it, is left out with the
 * reason; the rest runs. Throws `bad-workflow` for a target that is not in the graph.
 */
export function plan(graph: FlatGraph, inference: Inference, options: PlanOptions = {}): Plan {
  const { looked = new Map<string, Looked>(), problems = [] } = options;
  const targets = options.targets ? expand(graph, options.targets) : defaultTargets(graph, inference);
  const needed = neededFor(targets, (node) => sourcesOf(inference, node));
  const reasons = findReasons(graph, inference, [...inference.problems, ...problems]);

  const steps = inference.order
    .filter((node) => needed.has(node) && !reasons.has(node))
    .map((node): PlanStep => {
      const { nodeType, pinned } = graph.nodes.get(node)!;
      const params = inference.params.get(node)!;
      const inputs = edgesTo(inference, node).map((edge) => inputOf(edge, nodeType));
      const mapped = inputs.some((input) => input.mapped);
      const items = inputs.filter((input) => input.mapped).map(({ from }) => lengthAt(inference, from))[0];
      const found = looked.get(node);
      const counted = { nodeType, params, inputs, ...(items !== undefined && { items }) };
      return {
        node,
        ...counted,
        mapped,
        evaluations: evaluationsOf(inference, counted),
        ...(found && { looked: found }),
        pinned,
        isTarget: targets.has(node),
      };
    });
  return {
    steps,
    leftOut: new Map([...reasons].filter(([node]) => needed.has(node))),
    evaluations: steps.reduce((sum, { evaluations }) => sum + evaluations, 0),
  };
}

function edgesTo(inference: Inference, node: string): readonly TypedEdge[] {
  return inference.edges.get(node) ?? [];
}

function sourcesOf(inference: Inference, node: string): readonly string[] {
  return edgesTo(inference, node).map(({ from }) => from[0]);
}

function inputOf({ from, to: [, port], coercion, mapped }: TypedEdge, { definition }: NodeType): PlanInput {
  const isParameter = !Object.hasOwn(definition.inputs as object, port);
  return { from, port, isParameter, ...(coercion && { coercion }), mapped };
}

function lengthAt(inference: Inference, [node, port]: End): number | undefined {
  const outputs = inference.outputs.get(node) ?? {};
  return Object.hasOwn(outputs, port) ? outputs[port]!.list?.length : undefined;
}

function expand({ nodes }: FlatGraph, targets: readonly string[]): Set<string> {
  const found = targets.flatMap((target) => {
    const within = [...nodes.keys()].filter((node) => node === target || node.startsWith(`${target}/`));
    if (within.length > 0) return within;
    throw new TweedieError('bad-workflow', `There is no node "${target}" that could run`, {
      remedy: 'Choose one that is in the workflow, and neither muted nor bypassed.',
    });
  });
  return new Set(found);
}

function defaultTargets({ nodes }: FlatGraph, inference: Inference): Set<string> {
  const all = [...nodes.keys()];
  const results = all.filter((node) => nodes.get(node)!.nodeType.definition.isResult);
  const sources = new Set(all.flatMap((node) => sourcesOf(inference, node)));
  return new Set(results.length > 0 ? results : all.filter((node) => !sources.has(node)));
}
