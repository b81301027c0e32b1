import type { Connection, End } from '@tweedie/workflow';
import { connectionsFrom, type Start } from '../../document/connecting/connectionsFrom.ts';
import {
  type BoundarySide,
  boundaryId,
  boundarySideOf,
  boundarySides,
} from '../../document/boundary/boundaryEnds.ts';
import { boundaryPorts, emptyPort } from '../../document/boundary/boundaryPorts.ts';
import { parameterPort, type PortInfo, portsOf } from '../../document/ports/portsOf.ts';
import { titleOfNode } from '../../document/ports/titleOfNode.ts';
import { ownOf } from '../../document/records.ts';
import { currentGraph, type EditorState } from '../../document/store/state.ts';

/** A port that another may be connected to, or why it may not. */
export interface Target {
  readonly end: End;
  /** What its node is called. */
  readonly node: string;
  readonly port: PortInfo;
  readonly connection: Connection;
}

/** How many ports are explained at most; the others of a large graph are found by narrowing the search. */
const most = 80;

/** All ports on the other side of other nodes, those that fit first, each with what an edge to it would do. */
export function targetsOf(state: EditorState, start: Start): readonly Target[] {
  const { nodes } = currentGraph(state);
  const connections = connectionsFrom(state, start);
  const others = [...boundaryOf(state), ...Object.keys(nodes)].filter((id) => id !== start.end[0]);
  const side = start.side === 'output' ? 'input' : 'output';
  const ends = others.flatMap((id) =>
    portsOfNode(state, id)
      .filter((each) => each.start.side === side)
      .map(({ port }) => ({ end: [id, port.name] as End, port })),
  );
  const may = ends.filter(({ end }) => connections.at(end) !== false);
  const mayNot = ends.filter(({ end }) => connections.at(end) === false);
  return [...may, ...mayNot]
    .slice(0, most)
    .map(({ end, port }) => ({
      ...{ end, port },
      node: titleOfNode(state, end[0]),
      connection: connections.explain(end),
    }))
    .sort((a, b) => Number(b.connection.allowed) - Number(a.connection.allowed));
}

/** The boundary nodes of the subgraph that one looks at. */
function boundaryOf({ path }: EditorState): readonly string[] {
  return path.length === 0 ? [] : boundarySides.map(boundaryId);
}

/** A port of a node as the beginning of an edge. */
export interface NodePort {
  readonly start: Start;
  readonly port: PortInfo;
  readonly connected: boolean;
}

/** All ports of a node: outputs, then inputs, then parameters that an edge may bring. */
export function portsOfNode(state: EditorState, id: string): readonly NodePort[] {
  const { nodes, edges } = currentGraph(state);
  const boundary = boundarySideOf(id);
  if (boundary) return portsOfBoundary(state, boundary);
  const node = ownOf(nodes, id);
  const { inputs = [], outputs = [], params = [] } = (node && portsOf(node, state)) ?? {};
  const fed = params.filter(({ kind }) => kind !== undefined).map(parameterPort);
  const at =
    (side: Start['side']) =>
    (port: PortInfo): NodePort => ({
      start: { end: [id, port.name], side },
      port,
      connected: edges.some(({ from, to }) => {
        const [node, name] = side === 'output' ? from : to;
        return node === id && name === port.name;
      }),
    });
  return [...outputs.map(at('output')), ...inputs.map(at('input')), ...fed.map(at('input'))];
}

/** The ports of a boundary node, and the empty one. */
function portsOfBoundary(state: EditorState, boundary: BoundarySide): readonly NodePort[] {
  const side = boundary === 'inputs' ? 'output' : 'input';
  const at = (port: PortInfo, connected: boolean): NodePort => ({
    ...{ port, connected },
    start: { end: [boundaryId(boundary), port.name], side },
  });
  return [...boundaryPorts(state, boundary).map((port) => at(port, true)), at(emptyPort(boundary), false)];
}
