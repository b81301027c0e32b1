import { TweedieError } from '@tweedie/core';
import { createBuilder, type Builder } from './build/builder.ts';
import { reshapeLike, UnknownRank, withShapes } from './build/shapes.ts';
import { isFloat } from './ir/dataType.ts';
import type { Graph, Node } from './ir/graph.ts';
import { needsOf } from './ir/needsOf.ts';
import { opName } from './ir/opName.ts';
import type { Shapes } from './infer/inferShapes.ts';
import { refuse } from './rules/refuse.ts';
import { rules } from './rules/rules.ts';
import { together } from './together.ts';

export interface Derivative {
  /** All nodes and constants that the derivative adds to those of the graph. */
  readonly builder: Builder;
  /** The value that the cotangent of the output comes by, and the one that is the gradient. */
  readonly cotangent: string;
  readonly gradient: string;
}

/** What output and input to take, by name. */
export interface Pair {
  readonly of: string;
  readonly wrt: string;
}

/** Shapes and comparisons depend on x by steps alone, if at all. */
const stepwise: ReadonlySet<string> = new Set(['Shape', 'Size', 'ConstantOfShape', 'EyeLike', 'NonZero']);

/** The values that a node's output depends on smoothly, if at all; `OneHot` places its last input where the others say. */
function smoothInputs(node: Node): readonly string[] {
  if (node.op === 'OneHot') return node.inputs.slice(2);
  return stepwise.has(node.op) ? [] : needsOf(node);
}

/**
 * Works backwards from the output: each node between x and the output turns the cotangent of its outputs into that of
 * its inputs, and what comes together at one value is added. Reverse mode; only values that depend on x have one.
 */
export function differentiate(
  graph: Graph,
  shapes: Shapes,
  { of, wrt, opset }: Pair & { readonly opset: number },
): Derivative {
  const dependent = dependents(graph, shapes, wrt);
  if (!dependent.has(of)) {
    throw new TweedieError('bad-model', `autodiff: the output ${of} does not depend on the input ${wrt}`);
  }
  const cotangent = 'autodiff/cotangent';
  const b = createBuilder(new Map([...shapes, [cotangent, shapes.get(of)!]]), { opset, prefix: 'autodiff/' });
  const cotangents = new Map([[of, cotangent]]);
  const merged = together(graph);
  for (const written of graph.nodes.toReversed()) {
    const node = merged.get(written) ?? written;
    const g = node.outputs.map((output) => cotangents.get(output));
    if (!g.some((one) => one !== undefined)) continue;
    const active = (i: number): boolean => dependent.has(node.inputs[i] ?? '');
    if (!needsOf(node).some((value) => dependent.has(value))) continue;
    for (const [i, found] of inputCotangents(node, { g, b, active }).entries()) {
      const input = node.inputs[i]!;
      if (found === undefined || !active(i)) continue;
      const before = cotangents.get(input);
      cotangents.set(input, before === undefined ? found : b.emit('Add', [before, found]));
    }
  }
  const gradient = cotangents.get(wrt) ?? b.emit('Mul', [wrt, b.number(0, wrt)]);
  return { builder: b, cotangent, gradient: reshapeLike(b, gradient, wrt) };
}

function inputCotangents(
  node: Node,
  { g, b, active }: { g: readonly (string | undefined)[]; b: Builder; active: (i: number) => boolean },
): readonly (string | undefined)[] {
  const rule = rules[opName(node)];
  if (!rule) throw refuse(node, 'has no rule');
  try {
    return rule({ node, x: node.inputs, y: node.outputs, g, b, active });
  } catch (cause) {
    if (!(cause instanceof UnknownRank)) throw cause;
    throw refuse(node, 'has an input or an output whose number of axes is not known', withShapes);
  }
}

/** The values that depend on x, and smoothly so. */
function dependents({ nodes }: Graph, shapes: Shapes, x: string): ReadonlySet<string> {
  const found = new Set([x]);
  for (const node of nodes) {
    if (!smoothInputs(node).some((value) => found.has(value))) continue;
    for (const output of node.outputs) {
      const { type } = shapes.get(output) ?? {};
      if (output !== '' && (type === undefined || isFloat(type))) found.add(output);
    }
  }
  return found;
}
