import type { End } from '@tweedie/workflow';
import { sameEnd } from '../edgeIds.ts';
import type { Graph } from '../graph.ts';
import { mapValues, omit, withMember } from '../records.ts';
import { freeName } from './createBoundary.ts';

/** The ports of a subgraph, as its user sees them. */
export type PortList = 'inputs' | 'outputs' | 'params';

/**
 * Makes an input, an output or a parameter of a node inside a subgraph one of the subgraph itself, under a free name
 * and title.
 * Nothing changes outside of a subgraph, or where it is promoted, or an edge leads to it, already.
 */
export function promote(graph: Graph, list: PortList, end: End, title: string): Graph {
  const { inputs = {}, outputs = {}, params = {} } = graph;
  const targets = [...Object.values(inputs), ...Object.values(params)].flatMap(({ to }) => to);
  const isThere = Object.hasOwn(graph.nodes, end[0]);
  if (list === 'outputs') {
    if (!isThere || Object.values(outputs).some(({ from }) => sameEnd(from, end))) return graph;
    const port = { title: freeTitle(title, [outputs]), from: end };
    return { ...graph, outputs: { ...outputs, [freeName(end, [outputs])]: port } };
  }
  const isFed = [...targets, ...graph.edges.map(({ to }) => to)].some((other) => sameEnd(other, end));
  if (!isThere || isFed) return graph;
  const name = freeName(end, [inputs, params]);
  return {
    ...graph,
    [list]: { ...graph[list], [name]: { title: freeTitle(title, [inputs, params]), to: [end] } },
  };
}

/** "Image", or "Image 2" where a port of that title is there already. */
function freeTitle(
  title: string,
  taken: readonly Readonly<Record<string, { readonly title?: string | undefined }>>[],
): string {
  const all = new Set(taken.flatMap((ports) => Object.values(ports).map((port) => port.title)));
  for (let i = 1; ; i++) {
    const next = i === 1 ? title : `${title} ${i}`;
    if (!all.has(next)) return next;
  }
}

/** Takes a port back. Its users lose their edges to it, or their values. */
export function unpromote(graph: Graph, list: PortList, name: string): Graph {
  const ports = omit<unknown>(graph[list] ?? {}, [name]);
  return withMember<Graph, PortList>(
    graph,
    list,
    Object.keys(ports).length === 0 ? undefined : (ports as Graph[PortList]),
  );
}

/** Sets what people call a port of the subgraph. */
export function setPortTitle(graph: Graph, list: PortList, name: string, title: string): Graph {
  const ports = graph[list] as Readonly<Record<string, { readonly title?: string }>> | undefined;
  if (!ports) return graph;
  const named = mapValues(ports, (port, key) => (key === name ? withMember(port, 'title', title) : port));
  return withMember<Graph, PortList>(graph, list, named as Graph[PortList]);
}
