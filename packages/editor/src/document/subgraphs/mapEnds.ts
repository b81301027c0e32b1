import type { End } from '@tweedie/workflow';
import type { Graph } from '../graph.ts';
import { mapValues, withMember } from '../records.ts';

/**
 * Leads what a subgraph takes and gives to other nodes inside: `undefined` lets an end go, and a port without any goes
 * with it.
 */
export function mapEnds(graph: Graph, change: (end: End) => End | undefined): Graph {
  const promoted = <P extends { readonly to: readonly End[] }>(port: P): P | undefined => {
    const to = port.to.flatMap((end) => {
      const next = change(end);
      return next ? [next] : [];
    });
    if (to.length === 0) return undefined;
    return to.length === port.to.length && to.every((end, i) => end === port.to[i]) ? port : { ...port, to };
  };
  const given = <P extends { readonly from: End }>(port: P): P | undefined => {
    const from = change(port.from);
    return from && withMember<P, 'from'>(port, 'from', from);
  };
  let next = withMember(graph, 'inputs', graph.inputs && mapValues(graph.inputs, promoted));
  next = withMember(next, 'outputs', next.outputs && mapValues(next.outputs, given));
  return withMember(next, 'params', next.params && mapValues(next.params, promoted));
}
