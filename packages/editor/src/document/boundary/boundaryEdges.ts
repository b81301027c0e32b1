import type { End } from '@tweedie/workflow';
import type { Graph } from '../graph.ts';
import { endOf, type SubgraphPort } from './boundaryEnds.ts';

/** What joins a port of a subgraph and the port inside that it stands for, drawn as an edge. */
export interface BoundaryEdge {
  /** Unlike the id of any edge of the document. */
  readonly id: string;
  readonly port: SubgraphPort;
  /** The end inside. */
  readonly inner: End;
  readonly from: End;
  readonly to: End;
}

const known = new WeakMap<Graph, readonly BoundaryEdge[]>();

/** The edges of both boundary nodes, each end inside that is there; none outside of a subgraph. */
export function boundaryEdges(graph: Graph): readonly BoundaryEdge[] {
  let found = known.get(graph);
  if (!found) known.set(graph, (found = findAll(graph)));
  return found;
}

function findAll({ nodes, inputs = {}, params = {}, outputs = {} }: Graph): readonly BoundaryEdge[] {
  const targets = [
    ...Object.entries(inputs).map(([name, { to }]) => [{ list: 'inputs', name }, to] as const),
    ...Object.entries(params).map(([name, { to }]) => [{ list: 'params', name }, to] as const),
  ];
  const all = [
    ...targets.flatMap(([port, to]) => to.map((end) => edgeOf(port, end))),
    ...Object.entries(outputs).map(([name, { from }]) => edgeOf({ list: 'outputs', name }, from)),
  ];
  const byId = new Map(all.map((edge) => [edge.id, edge]));
  return [...byId.values()].filter(({ inner }) => Object.hasOwn(nodes, inner[0]));
}

function edgeOf(port: SubgraphPort, inner: End): BoundaryEdge {
  const outer = endOf(port);
  const id = `${outer.join(' ')} ${inner.join('.')}`;
  return port.list === 'outputs'
    ? { id, port, inner, from: inner, to: outer }
    : { id, port, inner, from: outer, to: inner };
}
