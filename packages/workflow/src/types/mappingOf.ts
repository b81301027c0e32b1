import type { NodeDefinition } from '@tweedie/core';
import type { FlatNode } from '../document/flatGraph.ts';
import type { Problem } from '../document/problem.ts';
import { quote } from '../document/quote.ts';
import type { OutputFacts } from './inference.ts';
import type { EdgeInference } from './typeEdge.ts';

export interface Mapping {
  /** The lists that the node goes through, item by item. */
  readonly over?: NonNullable<OutputFacts['list']>;
  readonly problem?: Omit<Problem, 'severity' | 'node'>;
}

/** Which lists a node runs over: all of them must have begun at one node, so that their items go together. */
export function mappingOf(
  { id }: FlatNode,
  { outputs }: NodeDefinition,
  edges: readonly EdgeInference[],
): Mapping {
  const lists = edges.flatMap(({ edge, source, mapped }) =>
    mapped && source?.list ? [{ edge, list: source.list }] : [],
  );
  const [first] = lists;
  if (!first) return {};
  const over = lists.find(({ list }) => list.length !== undefined)?.list ?? first.list;
  const other = lists.find(({ list }) => list.lineage !== first.list.lineage);
  if (other) {
    return {
      over,
      problem: {
        code: 'lists-differ',
        port: other.edge.to[1],
        message:
          `${id}: ${quote(first.edge.to[1])} and ${quote(other.edge.to[1])} bring lists that began at different nodes, ` +
          `${quote(first.list.lineage)} and ${quote(other.list.lineage)}`,
        remedy: 'Bring the lists together first: Zip pairs them, Product takes every pair.',
      },
    };
  }
  if (Object.values(outputs).some(({ list }) => list)) {
    return {
      over,
      problem: {
        code: 'lists-differ',
        port: first.edge.to[1],
        message:
          `${id}: a node that makes a list cannot run for each item of one, and ${quote(first.edge.to[1])} ` +
          `brings one that began at ${quote(first.list.lineage)}`,
        remedy: 'Connect a single value.',
      },
    };
  }
  return { over };
}
