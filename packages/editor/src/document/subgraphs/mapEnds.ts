import type { End } from '@tweedie/workflow';
import { sameEnd } from '../edgeIds.ts';
import { mapFields } from '../form/editForm.ts';
import type { Graph } from '../graph.ts';
import { mapValues, withMember } from '../records.ts';

/**
 * Leads what a subgraph takes and gives to other nodes inside: an end may become several, or none, and a port without
 * any goes with its last one. What comes out comes from the first, and a field of the form leads to the first.
 */
export function mapEnds(graph: Graph, change: (end: End) => readonly End[]): Graph {
  const promoted = <P extends { readonly to: readonly End[] }>(port: P): P | undefined => {
    const to = port.to.flatMap(change);
    if (to.length === 0) return undefined;
    return sameEnds(to, port.to) ? port : { ...port, to };
  };
  const given = <P extends { readonly from: End }>(port: P): P | undefined => {
    const [from] = change(port.from);
    if (!from) return undefined;
    return sameEnd(from, port.from) ? port : { ...port, from };
  };
  let next = withMember(graph, 'inputs', graph.inputs && mapValues(graph.inputs, promoted));
  next = withMember(next, 'outputs', next.outputs && mapValues(next.outputs, given));
  next = withMember(next, 'params', next.params && mapValues(next.params, promoted));
  return mapFields(next, (end) => change(end)[0]);
}

function sameEnds(some: readonly End[], others: readonly End[]): boolean {
  return some.length === others.length && some.every((end, i) => sameEnd(end, others[i]!));
}
