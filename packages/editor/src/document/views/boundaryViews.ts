import type { Point } from '../geometry.ts';
import { boundaryEdges } from '../boundary/boundaryEdges.ts';
import {
  boundaryId,
  type BoundarySide,
  boundarySides,
  endOf,
  newPort,
  portKey,
} from '../boundary/boundaryEnds.ts';
import { boundaryPlaces } from '../boundary/boundaryPlaces.ts';
import { type BoundaryPort, boundaryPorts } from '../boundary/boundaryPorts.ts';
import { sameEnd } from '../edgeIds.ts';
import { currentGraph, type EditorState } from '../store/state.ts';
import { type ItemView, nodeViews } from './nodeViews.ts';
import { keep } from './stable.ts';

/** A port of a boundary node as it is drawn. */
export interface BoundaryPortView extends BoundaryPort {
  /** An end inside is there. */
  readonly connected: boolean;
}

/** All that is drawn of a boundary node but its place. */
export interface BoundaryData {
  readonly side: BoundarySide;
  readonly ports: readonly BoundaryPortView[];
}

/** A boundary node in the form that React Flow takes. */
export interface BoundaryView {
  readonly id: string;
  readonly type: 'boundary';
  readonly position: Point;
  readonly selected: boolean;
  /** The same object as long as nothing of it changes. */
  readonly data: BoundaryData;
}

/** Whatever has a place on the canvas. */
export type CanvasView = ItemView | BoundaryView;

const byState = new WeakMap<EditorState, readonly CanvasView[]>();
const last = new WeakMap<EditorState['catalogue'], readonly BoundaryView[]>();

/** The two boundary nodes of the subgraph that one looks at; none at the workflow itself. */
export function boundaryViews(state: EditorState): readonly BoundaryView[] {
  if (state.path.length === 0) return [];
  const graph = currentGraph(state);
  const edges = boundaryEdges(graph);
  const places = boundaryPlaces(graph);
  const views = boundarySides.map((side): BoundaryView => {
    const ports = boundaryPorts(state, side).map((port) => ({
      ...port,
      connected: edges.some((edge) => sameEnd(endOf(edge.port), endOf(port.port))),
    }));
    const id = boundaryId(side);
    const data = { side, ports };
    return {
      id,
      type: 'boundary',
      position: places.get(side)!,
      selected: state.selection.items.has(id),
      data,
    };
  });
  const kept = keep(last.get(state.catalogue), views.map(asBefore), 1);
  last.set(state.catalogue, kept);
  return kept;

  function asBefore(view: BoundaryView, i: number): BoundaryView {
    const old = last.get(state.catalogue)?.[i];
    return keep(old, { ...view, data: keep(old?.data, view.data, 4) }, 2);
  }
}

/** Nodes, frames, notes and boundary nodes. The same list as long as nothing of it changes. */
export function canvasViews(state: EditorState): readonly CanvasView[] {
  const found = byState.get(state);
  if (found) return found;
  const [items, boundary] = [nodeViews(state), boundaryViews(state)];
  const all = boundary.length === 0 ? items : together(items, boundary);
  byState.set(state, all);
  return all;
}

const pairs = new WeakMap<readonly ItemView[], WeakMap<readonly BoundaryView[], readonly CanvasView[]>>();

function together(items: readonly ItemView[], boundary: readonly BoundaryView[]): readonly CanvasView[] {
  let known = pairs.get(items);
  if (!known) pairs.set(items, (known = new WeakMap()));
  let all = known.get(boundary);
  if (!all) known.set(boundary, (all = [...items, ...boundary]));
  return all;
}

/** The names of the ports of a boundary node from top to bottom; the empty one is the last. */
export function portNames({ ports }: BoundaryData): readonly string[] {
  return [...ports.map(({ port }) => portKey(port)), newPort];
}
