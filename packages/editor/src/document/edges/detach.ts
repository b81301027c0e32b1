import type { WorkflowEdge } from '@tweedie/workflow';
import type { Graph } from '../graph.ts';
import { keepEdges } from '../nodes/remove.ts';
import { fitOf } from '../ports/fitOf.ts';
import { type PortContext, type PortInfo, portsOf, targetIn } from '../ports/portsOf.ts';
import { ownOf } from '../records.ts';

/**
 * Takes nodes out of the flow: what led to them leads on to where they led, where that fits. Edges among them stay. Of
 * several values that came in, the one that fits best takes the place of one that came out.
 */
export function detach(graph: Graph, ids: Iterable<string>, context: PortContext): Graph {
  const taken = new Set(ids);
  const isOut = ({ from, to }: WorkflowEdge): boolean => taken.has(from[0]) && !taken.has(to[0]);
  const isIn = ({ from, to }: WorkflowEdge): boolean => !taken.has(from[0]) && taken.has(to[0]);
  const led = graph.edges.filter(isOut).flatMap((edge): readonly WorkflowEdge[] => {
    const best = comingTo(edge.from[0])
      .map((other) => ({ other, fit: fitBetween(other, edge) }))
      .filter(({ fit }) => fit > 0)
      .sort((a, b) => b.fit - a.fit)[0];
    return best ? [{ ...edge, from: best.other.from }] : [];
  });
  const left = keepEdges(graph, (edge) => !isOut(edge) && !isIn(edge));
  return led.length === 0 ? left : { ...left, edges: [...left.edges, ...led] };

  /** The edges from outside that lead to a node, through others of the nodes perhaps. */
  function comingTo(node: string): readonly WorkflowEdge[] {
    const before = new Set([node]);
    for (const id of before) {
      for (const { from, to } of graph.edges) if (to[0] === id && taken.has(from[0])) before.add(from[0]);
    }
    return graph.edges.filter((edge) => isIn(edge) && before.has(edge.to[0]));
  }

  function fitBetween(coming: WorkflowEdge, going: WorkflowEdge): number {
    const source = outputOf(coming);
    const target = ownOf(graph.nodes, going.to[0]);
    const to = target && targetIn(portsOf(target, context), going.to[1]);
    return source && to ? fitOf(source, to) : 0;
  }

  function outputOf({ from }: WorkflowEdge): PortInfo | undefined {
    const node = ownOf(graph.nodes, from[0]);
    return node && portsOf(node, context)?.outputs.find(({ name }) => name === from[1]);
  }
}
