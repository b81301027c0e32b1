import type { End } from '@tweedie/workflow';
import { en } from '../../strings/en.ts';
import { type NodePorts, parameterPort, type PortInfo, portsOf, targetIn } from '../ports/portsOf.ts';
import { ownOf } from '../records.ts';
import { currentGraph, type EditorState } from '../store/state.ts';
import { subgraphAt } from '../subgraphs/subgraphAt.ts';
import {
  type BoundarySide,
  boundarySideOf,
  newPort,
  portAt,
  portKey,
  type SubgraphPort,
} from './boundaryEnds.ts';

type State = Pick<EditorState, 'workflow' | 'catalogue' | 'path'>;

/** A port of the subgraph that one looks at, as its boundary node has it. */
export interface BoundaryPort extends PortInfo {
  readonly port: SubgraphPort;
}

/** The ports of a boundary node, each under its key: what goes in, then parameters; or what comes out. */
export function boundaryPorts(state: State, side: BoundarySide): readonly BoundaryPort[] {
  const { inputs = [], outputs = [], params = [] } = portsOfSubgraph(state) ?? {};
  const at =
    (list: SubgraphPort['list']) =>
    (info: PortInfo): BoundaryPort => {
      const port = { list, name: info.name };
      return { ...info, name: portKey(port), port };
    };
  if (side === 'outputs') return outputs.map(at('outputs'));
  return [...inputs.map(at('inputs')), ...params.map(parameterPort).map(at('params'))];
}

/** The empty port of a boundary node. */
export function emptyPort(side: BoundarySide): PortInfo {
  const title = side === 'inputs' ? en.titles.newInput : en.titles.newOutput;
  return { name: newPort, title, kind: undefined, list: false, optional: true };
}

/** The port at an end, be it at a node or at the boundary. `side` is the side of a node that the port is on. */
export function portOfEnd(state: State, end: End, side: 'input' | 'output'): PortInfo | undefined {
  const boundary = boundarySideOf(end[0]);
  if (boundary) {
    if (!portAt(end)) return end[1] === newPort ? emptyPort(boundary) : undefined;
    return boundaryPorts(state, boundary).find(({ name }) => name === end[1]);
  }
  const node = ownOf(currentGraph(state).nodes, end[0]);
  const ports = node && portsOf(node, state);
  return side === 'input' ? targetIn(ports, end[1]) : ports?.outputs.find(({ name }) => name === end[1]);
}

/** The kind of a parameter of a node, or of the subgraph; `undefined` for what is none. */
export function parameterKindOf(state: State, end: End): string | undefined {
  const port = portAt(end);
  const node = ownOf(currentGraph(state).nodes, end[0]);
  const ports = boundarySideOf(end[0]) ? portsOfSubgraph(state) : node && portsOf(node, state);
  if (boundarySideOf(end[0]) && port?.list !== 'params') return undefined;
  const name = port?.name ?? end[1];
  return ports?.params.find(({ description }) => description.name === name)?.description.kind;
}

function portsOfSubgraph(state: State): NodePorts | undefined {
  const subgraph = subgraphAt(state.workflow, state.path);
  return subgraph === undefined ? undefined : portsOf({ type: `subgraph:${subgraph}` }, state);
}
