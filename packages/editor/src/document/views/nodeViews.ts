import type { WorkflowNode } from '@tweedie/workflow';
import type { Point, Size } from '../geometry.ts';
import type { Graph } from '../graph.ts';
import { placesOf } from '../layout/placesOf.ts';
import { type CanvasNote, type Frame, type NodePlace, readLayout } from '../layout/readLayout.ts';
import { portsOf, subgraphOf } from '../ports/portsOf.ts';
import { titleOfType } from '../ports/titleOfNode.ts';
import { currentGraph, type EditorState } from '../store/state.ts';
import { prefixOf, subgraphAt } from '../subgraphs/subgraphAt.ts';
import { factsAt } from './factsAt.ts';
import { type Ingredients, isSame, nodeData, type NodeData } from './nodeData.ts';
import { problemsAt } from './problemsAt.ts';
import { keep } from './stable.ts';
import { touchedPorts } from './touchedPorts.ts';

interface View<Type extends string, Data> {
  readonly id: string;
  readonly type: Type;
  readonly position: Point;
  readonly selected: boolean;
  /** The same object as long as nothing of it changes: a move changes `position` alone. */
  readonly data: Data;
}

/** A node, a frame or a note in the form that React Flow takes. Frames come first: they lie behind. */
export type ItemView =
  View<'node', NodeData> | (View<'frame', Frame> & Size) | (View<'note', CanvasNote> & Size);

const byState = new WeakMap<EditorState, readonly ItemView[]>();
const last = new WeakMap<EditorState['catalogue'], readonly ItemView[]>();
const byNode = new WeakMap<
  WorkflowNode,
  { readonly ingredients: Ingredients; readonly place: NodePlace; readonly view: View<'node', NodeData> }
>();
const byEntry = new WeakMap<Frame | CanvasNote, ItemView>();

/**
 * Everything on the canvas but edges, of the graph that one looks at. The items that did not change are the same
 * objects as before, and so is the list where none did.
 */
export function nodeViews(state: EditorState): readonly ItemView[] {
  const found = byState.get(state);
  if (found) return found;
  const graph = currentGraph(state);
  const { frames, notes } = readLayout(graph.layout);
  const views = [
    ...[...frames].map(([key, frame]) => viewEntry('frame', key, frame, state)),
    ...viewNodes(state, graph),
    ...[...notes].map(([key, note]) => viewEntry('note', key, note, state)),
  ];
  const kept = keep(last.get(state.catalogue), views, 1);
  last.set(state.catalogue, kept);
  byState.set(state, kept);
  return kept;
}

function viewEntry(
  type: 'frame' | 'note',
  key: string,
  data: Frame | CanvasNote,
  { selection }: EditorState,
): ItemView {
  const id = `${type}:${key}`;
  const old = byEntry.get(data);
  const selected = selection.items.has(id);
  if (old?.id === id && old.selected === selected) return old;
  const { x, y, width, height } = data;
  const view = { id, type, position: { x, y }, width, height, selected, data } as ItemView;
  byEntry.set(data, view);
  return view;
}

function viewNodes(state: EditorState, graph: Graph): readonly ItemView[] {
  const { selection, catalogue, checked, workflow, path } = state;
  const places = placesOf(graph);
  const prefix = prefixOf(path);
  const around = subgraphAt(workflow, path);
  return Object.entries(graph.nodes).map(([id, node]) => viewNode(id, node, places.get(id)!));

  function viewNode(id: string, node: WorkflowNode, place: NodePlace): ItemView {
    const old = byNode.get(node);
    const before = old?.ingredients;
    const ingredients: Ingredients = {
      node,
      title: node.label ?? titleOfType(state, node.type),
      nodeType: catalogue.find(node.type),
      subgraph: subgraphOf(node),
      ports: portsOf(node, state),
      collapsed: place.collapsed,
      touched: keep(before?.touched, touchedPorts(graph, id), 2),
      facts: keep(before?.facts, factsAt(state, prefix + id, around), 5),
      problems: keep(before?.problems, problemsAt(checked, prefix + id), 2),
    };
    const data = old && isSame(old.ingredients, ingredients) ? old.view.data : nodeData(ingredients);
    const selected = selection.items.has(id);
    const asBefore =
      old?.view.id === id && old.place === place && old.view.selected === selected && old.view.data === data;
    if (asBefore) return old.view;
    const position = { x: place.x, y: place.y };
    const view: View<'node', NodeData> = { id, type: 'node', position, selected, data };
    byNode.set(node, { ingredients, place, view });
    return view;
  }
}
