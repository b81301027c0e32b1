/**
 * @file The boundary of a subgraph as it is drawn: one node for what goes in, and one for what comes out. They are no
 * nodes of the document; their ports are `inputs`, `params` and `outputs` of the subgraph.
 */
import type { End } from '@tweedie/workflow';
import type { Graph } from '../graph.ts';
import type { PortList } from '../subgraphs/promote.ts';

/** What goes in, or what comes out. */
export type BoundarySide = 'inputs' | 'outputs';

export const boundarySides: readonly BoundarySide[] = ['inputs', 'outputs'];

/** The item id of a boundary node. */
export function boundaryId(side: BoundarySide): string {
  return `boundary:${side}`;
}

/** The side that an item id stands for; `undefined` for all other items. */
export function boundarySideOf(id: string): BoundarySide | undefined {
  return boundarySides.find((side) => boundaryId(side) === id);
}

/** A port of a subgraph. */
export interface SubgraphPort {
  readonly list: PortList;
  readonly name: string;
}

/** The name of a port at its boundary node: `params:sigma`. */
export function portKey({ list, name }: SubgraphPort): string {
  return `${list}:${name}`;
}

/** The name of the empty port, from which a new one is made. */
export const newPort = '+';

/** The port of a subgraph that an end stands for; `undefined` for the empty one. */
export function portAt([, key]: End): SubgraphPort | undefined {
  const [list, name] = key.split(/:(.*)/s);
  const isList = list === 'inputs' || list === 'params' || list === 'outputs';
  return isList && name !== undefined ? { list, name } : undefined;
}

/** The end of a port at its boundary node. */
export function endOf(port: SubgraphPort): End {
  return [boundaryId(port.list === 'outputs' ? 'outputs' : 'inputs'), portKey(port)];
}

/** Whether an edge between two ends would begin or end at a boundary node. */
export function touchesBoundary(from: End, to: End): boolean {
  return boundarySideOf(from[0]) !== undefined || boundarySideOf(to[0]) !== undefined;
}

/** The input or parameter of the subgraph that leads to an end inside. */
export function promotedAt({ inputs = {}, params = {} }: Graph, [node, port]: End): SubgraphPort | undefined {
  for (const [list, ports] of [['inputs', inputs] as const, ['params', params] as const]) {
    const found = Object.entries(ports).find(([, { to }]) =>
      to.some((end) => end[0] === node && end[1] === port),
    );
    if (found) return { list, name: found[0] };
  }
  return undefined;
}
