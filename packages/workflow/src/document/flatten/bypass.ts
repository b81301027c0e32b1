import type { NodeDefinition } from '@tweedie/core';
import type { NodeType } from '../../catalogue/catalogue.ts';
import type { FlatEdge } from '../flatGraph.ts';
import type { Problem } from '../problem.ts';
import { quote } from '../quote.ts';
import type { End } from '../schema.ts';
import { keyOf } from './keyOf.ts';
import type { Report } from './problems.ts';

/** Where a value comes from in truth, or what stands in the way; nothing where no edge brings one. */
type Source = { readonly from?: End } | { readonly why: Pick<Problem, 'code' | 'message'> };

/** The value is the one of another output. */
interface Through {
  readonly through: End;
}

/** Leads every edge that begins at a bypassed node back to where the value comes from. At most one edge has each target. */
export function rerouteBypassed(
  edges: readonly FlatEdge[],
  bypassed: ReadonlyMap<string, NodeType>,
  report: Report,
): FlatEdge[] {
  const incoming = new Map(edges.map((edge) => [keyOf(edge.to), edge]));
  const known = new Map<string, Source>();

  return edges.flatMap(({ from, to }) => {
    if (bypassed.has(to[0])) return [];
    const source = trace(from);
    if ('why' in source) report({ severity: 'error', node: to[0], port: to[1], ...source.why });
    return 'from' in source ? [{ from: source.from, to }] : [];
  });

  /** No output is passed twice: a thousand bypassed nodes in a row are no reason to be slow. */
  function trace(start: End): Source {
    const passed = new Set<string>();
    let next: Source | Through = { through: start };
    while ('through' in next) {
      const key = keyOf(next.through);
      next = passed.has(key) ? { why: circle(next.through) } : (known.get(key) ?? step(next.through));
      passed.add(key);
    }
    for (const key of passed) known.set(key, next);
    return next;
  }

  function step(end: End): Source | Through {
    const nodeType = bypassed.get(end[0]);
    if (!nodeType) return { from: end };
    const { bypass = {} } = nodeType.definition as NodeDefinition;
    const input = Object.hasOwn(bypass, end[1]) ? bypass[end[1]] : undefined;
    if (input === undefined) return { why: noWay(end) };
    const edge = incoming.get(keyOf([end[0], input]));
    return edge ? { through: edge.from } : {};
  }
}

function noWay([node, output]: End): Pick<Problem, 'code' | 'message'> {
  return {
    code: 'cannot-bypass',
    message: `${quote(node)} is bypassed, and none of its inputs can stand for ${quote(output)}`,
  };
}

function circle([node]: End): Pick<Problem, 'code' | 'message'> {
  return { code: 'cycle', message: `The bypassed node ${quote(node)} hands on what comes from itself` };
}
