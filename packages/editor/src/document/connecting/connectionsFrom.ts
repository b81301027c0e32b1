import { type Connection, type End, explainConnection } from '@tweedie/workflow';
import {
  boundaryId,
  boundarySideOf,
  newPort,
  promotedAt,
  touchesBoundary,
} from '../boundary/boundaryEnds.ts';
import { boundaryPorts, portOfEnd } from '../boundary/boundaryPorts.ts';
import { explainBoundary } from '../boundary/explainBoundary.ts';
import { targetId } from '../edgeIds.ts';
import type { Point } from '../geometry.ts';
import { placesOf } from '../layout/placesOf.ts';
import { fitOf } from '../ports/fitOf.ts';
import { parameterPort, portsOf } from '../ports/portsOf.ts';
import { currentGraph, type EditorState } from '../store/state.ts';
import { subgraphAt } from '../subgraphs/subgraphAt.ts';

/** An end from which an edge is being drawn. */
export interface Start {
  readonly end: End;
  readonly side: 'input' | 'output';
}

/** What is known of the edges that may be drawn from one port, for the time of a drag. Nothing is asked twice. */
export interface Connections {
  readonly start: Start;
  /**
   * Whether an edge to a port may be, as far as that is known at once: kinds that never go together, circles and the
   * node itself are `false`, what was explained is as it was said, and what nobody has asked for is `undefined`.
   */
  at(end: End): boolean | undefined;
  /** Whether an edge to a port may be, and if not, why. This takes a moment: it checks the document with the edge. */
  explain(end: End): Connection;
  /**
   * Explains further ports, those at nodes that are near first, until the time is up; one at least. Gives whether all
   * are known.
   */
  explainMore(milliseconds: number): boolean;
}

/**
 * Begins an edge at an output, or at an input backwards. Ports come in the order of their nodes' distance from `near`;
 * parameters are ports too. `now` is a clock in milliseconds.
 */
export function connectionsFrom(
  state: EditorState,
  start: Start,
  { near, now = () => performance.now() }: { readonly near?: Point; readonly now?: () => number } = {},
): Connections {
  const graph = currentGraph(state);
  const { workflow, catalogue, checked, looked, path } = state;
  const subgraph = subgraphAt(workflow, path);
  const context = { workflow, catalogue, checked, looked, ...(subgraph !== undefined && { subgraph }) };
  const own = portOfEnd(state, start.end, start.side);
  const circular = reachable();
  const known = new Map<string, Connection>();
  let waiting: End[] | undefined;

  return { start, at, explain, explainMore };

  function at(end: End): boolean | undefined {
    const explained = known.get(targetId(end));
    if (explained) return explained.allowed;
    const isThrough = boundarySideOf(start.end[0]) !== undefined && boundarySideOf(end[0]) !== undefined;
    return circular.has(end[0]) || isThrough || !fits(end) ? false : undefined;
  }

  function explain(end: End): Connection {
    const id = targetId(end);
    let found = known.get(id);
    if (!found) {
      const [from, to] = start.side === 'output' ? [start.end, end] : [end, start.end];
      found =
        touchesBoundary(from, to) || promotedAt(graph, to)
          ? explainBoundary(state, from, to)
          : explainConnection(context, from, to);
      known.set(id, found);
    }
    return found;
  }

  function explainMore(milliseconds: number): boolean {
    const until = now() + milliseconds;
    waiting ??= inOrder();
    do {
      const end = waiting.pop();
      if (!end) return true;
      explain(end);
    } while (now() < until);
    return waiting.length === 0;
  }

  /** What may be, the nearest last. */
  function inOrder(): End[] {
    const places = placesOf(graph);
    const middle = near ?? places.get(start.end[0]) ?? { x: 0, y: 0 };
    const far = (id: string): number =>
      Math.hypot(places.get(id)!.x - middle.x, places.get(id)!.y - middle.y);
    const distances = new Map(Object.keys(graph.nodes).map((id) => [id, far(id)]));
    const inside = Object.entries(graph.nodes).flatMap(([id, node]) => {
      const ports = portsOf(node, state);
      const there =
        start.side === 'output'
          ? [...(ports?.inputs ?? []), ...(ports?.params ?? []).map(parameterPort)]
          : (ports?.outputs ?? []);
      return there.map(({ name }): End => [id, name]);
    });
    return [...inside, ...boundaryEndsFor(start.side)]
      .filter((end) => at(end) === undefined)
      .sort((a, b) => (distances.get(b[0]) ?? 0) - (distances.get(a[0]) ?? 0));
  }

  /** The ends at the boundary that an edge may lead to: they are few, and come first. */
  function boundaryEndsFor(from: Start['side']): readonly End[] {
    if (path.length === 0) return [];
    const side = from === 'output' ? 'outputs' : 'inputs';
    const names = [...boundaryPorts(state, side).map(({ name }) => name), newPort];
    return names.map((name): End => [boundaryId(side), name]);
  }

  function fits(end: End): boolean {
    const other = portOfEnd(state, end, start.side === 'output' ? 'input' : 'output');
    if (own?.kind === undefined || other?.kind === undefined) return true; // who knows
    if (start.side === 'output' ? boundarySideOf(end[0]) : boundarySideOf(start.end[0])) return true; // it takes another kind
    return (start.side === 'output' ? fitOf(own, other) : fitOf(other, own)) > 0;
  }

  /** The nodes to which an edge would close a circle: this one, and those before it, or after it. */
  function reachable(): ReadonlySet<string> {
    const next = new Map<string, string[]>();
    for (const { from, to } of graph.edges) {
      const [near, far] = start.side === 'output' ? [to[0], from[0]] : [from[0], to[0]];
      const others = next.get(near);
      if (others) others.push(far);
      else next.set(near, [far]);
    }
    const found = new Set([start.end[0]]);
    for (const id of found) for (const other of next.get(id) ?? []) found.add(other);
    return found;
  }
}
