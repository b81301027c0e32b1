import type { End } from '@tweedie/workflow';
import { sameEnd } from '../edgeIds.ts';
import { connect, disconnect } from '../edges/connect.ts';
import type { Graph } from '../graph.ts';
import { mapValues, ownOf, withMember } from '../records.ts';
import { promote, unpromote } from '../subgraphs/promote.ts';
import type { BoundaryEdge } from './boundaryEdges.ts';
import { boundarySideOf, portAt, promotedAt, type SubgraphPort } from './boundaryEnds.ts';

/** What a port inside is to the subgraph where it becomes a port of its own. */
export interface Inner {
  /** Whether it is a parameter. */
  readonly isParam: boolean;
  readonly title: string;
}

/**
 * Draws an edge inside a subgraph, one of whose ends may be at its boundary. At the empty port of a boundary node it makes
 * a port there, at another one it leads this port on: an input to one more end, an output to another source. What led to
 * the target before leads there no more, be it an edge or a port of the subgraph, which goes with its last end. Nothing
 * changes where the two cannot be joined.
 */
export function connectEnds(graph: Graph, from: End, to: End, inner: Inner): Graph {
  const [start, end] = [boundarySideOf(from[0]), boundarySideOf(to[0])];
  if (start === undefined && end === undefined) return connect(dropEnd(graph, to), from, to);
  if (start === 'inputs' && end === undefined) return leadIn(graph, from, to, inner);
  if (start === undefined && end === 'outputs') return leadOut(graph, from, to, inner);
  return graph;
}

function leadIn(graph: Graph, from: End, to: End, { isParam, title }: Inner): Graph {
  if (!Object.hasOwn(graph.nodes, to[0])) return graph;
  const port = portAt(from);
  const old = promotedAt(graph, to);
  const ends = port && endsOf(graph, port);
  if (port && (!ends || ends.some((end) => sameEnd(end, to)))) return graph;
  if (!port && old && endsOf(graph, old)!.length === 1) return graph; // it has a port of its own
  const free = disconnect(dropEnd(graph, to), to);
  if (!port) return promote(free, isParam ? 'params' : 'inputs', to, title);
  return withEnds(free, port, [...ends!, to]);
}

function leadOut(graph: Graph, from: End, to: End, { title }: Inner): Graph {
  const port = portAt(to);
  if (!port) return promote(graph, 'outputs', from, title);
  const old = ownOf(graph.outputs, port.name);
  if (!old || !Object.hasOwn(graph.nodes, from[0]) || sameEnd(old.from, from)) return graph;
  return { ...graph, outputs: { ...graph.outputs, [port.name]: { ...old, from } } };
}

/** Removes an edge at the boundary. A port that leads nowhere then goes, with what hangs on it outside. */
export function cutBoundary(graph: Graph, { port, inner }: BoundaryEdge): Graph {
  if (port.list === 'outputs') return unpromote(graph, 'outputs', port.name);
  const ends = endsOf(graph, port) ?? [];
  return withEnds(
    graph,
    port,
    ends.filter((end) => !sameEnd(end, inner)),
  );
}

/** Takes an end inside from the inputs and parameters that lead to it. */
function dropEnd(graph: Graph, end: End): Graph {
  const port = promotedAt(graph, end);
  if (!port) return graph;
  const left = endsOf(graph, port)!.filter((other) => !sameEnd(other, end));
  return dropEnd(withEnds(graph, port, left), end);
}

function endsOf(graph: Graph, { list, name }: SubgraphPort): readonly End[] | undefined {
  return list === 'outputs' ? undefined : ownOf(graph[list], name)?.to;
}

function withEnds(graph: Graph, { list, name }: SubgraphPort, to: readonly End[]): Graph {
  if (list === 'outputs') return graph;
  if (to.length === 0) return unpromote(graph, list, name);
  const ports = mapValues(graph[list] ?? {}, (port, key) => (key === name ? { ...port, to } : port));
  return withMember(graph, list, ports);
}
