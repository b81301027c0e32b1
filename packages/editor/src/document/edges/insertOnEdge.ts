import type { NodeDefinition } from '@tweedie/core';
import { findEdge } from '../edgeIds.ts';
import type { Graph } from '../graph.ts';
import { removeEdges } from '../nodes/remove.ts';
import { fittingSources, fittingTargets } from '../ports/fitOf.ts';
import { type PortContext, portsOf, targetIn } from '../ports/portsOf.ts';
import { ownOf } from '../records.ts';
import { connect } from './connect.ts';

/**
 * Puts a node on an edge: the edge leads to its input that fits best, and from its output that fits best on to where it
 * led. An input that stands for the output where the node is bypassed comes first. Nothing changes where none fit.
 */
export function insertOnEdge(graph: Graph, edge: string, node: string, context: PortContext): Graph {
  const found = findEdge(graph.edges, edge);
  const way = found && wayThrough(graph, found, node, context);
  if (!found || !way) return graph;
  const cleared = removeEdges(graph, [edge]);
  return connect(connect(cleared, found.from, [node, way.input]), [node, way.output], found.to);
}

/** The input and the output by which a node may stand on an edge; `undefined` where it may not. */
export function wayThrough(
  { nodes }: Pick<Graph, 'nodes'>,
  { from, to }: Graph['edges'][number],
  id: string,
  context: PortContext,
): { readonly input: string; readonly output: string } | undefined {
  const node = ownOf(nodes, id);
  const [before, after] = [ownOf(nodes, from[0]), ownOf(nodes, to[0])];
  if (!node || !before || !after || id === from[0] || id === to[0]) return undefined;
  const ports = portsOf(node, context);
  const source = portsOf(before, context)?.outputs.find(({ name }) => name === from[1]);
  const target = targetIn(portsOf(after, context), to[1]);
  if (!ports || !source || !target) return undefined;
  const { bypass = {} } = (context.catalogue.find(node.type)?.definition ?? {}) as Partial<NodeDefinition>;
  const ways = fittingSources(target, ports).flatMap((output) =>
    fittingTargets(source, ports).map((input) => ({
      input: input.port,
      output: output.port,
      fit: output.fit + input.fit + (ownOf(bypass, output.port) === input.port ? 4 : 0),
    })),
  );
  return ways.sort((a, b) => b.fit - a.fit)[0];
}
