import { numbersOf } from '../ir/constant.ts';
import type { Constant, Dim, Graph, Node } from '../ir/graph.ts';
import { opName } from '../ir/opName.ts';
import { type Known, mostNumbers, unknown } from './known.ts';
import { inferRules } from './rules.ts';

/** What is known of every value of a graph, by name. */
export type Shapes = ReadonlyMap<string, Known>;

/** What is known of a constant. */
export function knownOf(constant: Constant): Known {
  const { type, dims } = constant;
  const count = dims.reduce((product, dim) => product * dim, 1);
  return { type, dims, values: count <= mostNumbers ? numbersOf(constant) : undefined };
}

/** What is known of a node's outputs. What the file tells fills in what the rules don't know. */
export function inferNode(
  node: Node,
  known: Shapes,
  told: Shapes = new Map(),
): [name: string, known: Known][] {
  const inputs = node.inputs.map((name) => (name === '' ? undefined : (known.get(name) ?? unknown)));
  const found = inferRules[opName(node)]?.(node, inputs) ?? [];
  const named = node.outputs.map((name, i): [string, Known] => [name, merge(found[i], told.get(name))]);
  return named.filter(([name]) => name !== '');
}

function merge(found: Known = unknown, told: Known = unknown): Known {
  return {
    type: found.type ?? told.type,
    dims: found.dims?.map((dim, axis) => dim ?? told.dims?.[axis]) ?? told.dims,
    values: found.values,
  };
}

/**
 * Type, rank and lengths of every value, as far as they follow from the inputs. `lengths` replaces symbols of the
 * inputs, `{ N: 1, H: 64 }`, and then whatever the file tells of symbols in between is left aside.
 */
export function inferShapes(graph: Graph, lengths?: (symbol: string | undefined) => number): Shapes {
  const known = new Map<string, Known>(
    Array.from(graph.constants, ([name, constant]) => [name, knownOf(constant)]),
  );
  const replace = (dim: Dim): Dim => (typeof dim === 'number' || !lengths ? dim : lengths(dim));
  for (const { name, type, dims } of graph.inputs) known.set(name, { type, dims: dims?.map(replace) });
  const told = new Map(
    [...graph.values, ...graph.outputs].map(({ name, type, dims }) => [
      name,
      { type, dims: lengths ? undefined : dims },
    ]),
  );
  for (const node of graph.nodes)
    for (const [name, found] of inferNode(node, known, told)) known.set(name, found);
  return known;
}
