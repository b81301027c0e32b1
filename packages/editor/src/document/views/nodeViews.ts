import type { OutputFacts, Problem, WorkflowNode } from '@tweedie/workflow';
import type { Point, Size } from '../geometry.ts';
import type { Graph } from '../graph.ts';
import { type CanvasNote, type Frame, readLayout } from '../layout/readLayout.ts';
import { placesOf } from '../layout/placesOf.ts';
import { type NodePorts, type ParameterInfo, type PortInfo, portsOf, subgraphOf } from '../ports/portsOf.ts';
import { titleOfType } from '../ports/titleOfNode.ts';
import { currentGraph, type EditorState } from '../store/state.ts';
import { prefixOf, subgraphAt } from '../subgraphs/subgraphAt.ts';
import { factsAt } from './factsAt.ts';
import { problemsAt } from './problemsAt.ts';
import { keep } from './stable.ts';
import { type Touched, touchedPorts } from './touchedPorts.ts';

/** A port as it is drawn. */
export interface PortView extends PortInfo {
  readonly connected: boolean;
  /** Inside a subgraph: the name under which its users see it. */
  readonly promoted?: string;
  /** Only an edge says that it is there. */
  readonly missing?: true;
}

/** A parameter as it is drawn. */
export interface ParameterView extends ParameterInfo {
  /** What the document holds; left out where the default holds. */
  readonly value?: unknown;
  readonly connected: boolean;
  readonly promoted?: string;
}

/** All that is drawn of a node but its place. */
export interface NodeData {
  readonly node: WorkflowNode;
  /** Its label, or the title of its type. */
  readonly title: string;
  /** Left out where its type is not here. */
  readonly summary?: string;
  readonly category?: string;
  /** Its type is not here. */
  readonly unknown: boolean;
  /** The subgraph that it stands for. */
  readonly subgraph?: string;
  /** It is worth running though nothing hangs on it. */
  readonly isResult: boolean;
  readonly collapsed: boolean;
  readonly inputs: readonly PortView[];
  readonly outputs: readonly PortView[];
  readonly params: readonly ParameterView[];
  /** What is known of its outputs before a run, by output. */
  readonly facts: Readonly<Record<string, OutputFacts>>;
  /** What is wrong with it, and with what is inside of it. */
  readonly problems: readonly Problem[];
}

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
const byNode = new WeakMap<WorkflowNode, View<'node', NodeData>>();
const byEntry = new WeakMap<Frame | CanvasNote, ItemView>();

/**
 * Everything on the canvas but edges, of the graph that one looks at. The items that did not change are the same
 * objects as before, and so is the list where none did.
 */
export function nodeViews(state: EditorState): readonly ItemView[] {
  const found = byState.get(state);
  if (found) return found;
  const graph = currentGraph(state);
  const views = [...frameViews(state, graph), ...allNodes(state, graph), ...noteViews(state, graph)];
  const kept = keep(last.get(state.catalogue), views, 1);
  last.set(state.catalogue, kept);
  byState.set(state, kept);
  return kept;
}

function frameViews({ selection }: EditorState, { layout }: Graph): readonly ItemView[] {
  return [...readLayout(layout).frames].map(([key, frame]) =>
    entryView('frame', key, frame, selection.items),
  );
}

function noteViews({ selection }: EditorState, { layout }: Graph): readonly ItemView[] {
  return [...readLayout(layout).notes].map(([key, note]) => entryView('note', key, note, selection.items));
}

function entryView<K extends 'frame' | 'note'>(
  type: K,
  key: string,
  data: K extends 'frame' ? Frame : CanvasNote,
  selected: ReadonlySet<string>,
): ItemView {
  const id = `${type}:${key}`;
  const old = byEntry.get(data);
  const { x, y, width, height } = data;
  const view = {
    id,
    type,
    position: keep(old?.position, { x, y }, 1),
    width,
    height,
    selected: selected.has(id),
    data,
  };
  const kept = keep(old, view as ItemView, 1);
  byEntry.set(data, kept);
  return kept;
}

function allNodes(state: EditorState, graph: Graph): readonly ItemView[] {
  const { selection, path } = state;
  const places = placesOf(graph);
  const touched = touchedPorts(graph);
  const prefix = prefixOf(path);
  return Object.entries(graph.nodes).map(([id, node]) => {
    const old = byNode.get(node);
    const place = places.get(id)!;
    const data = dataOf(state, { id, node, prefix, touched: touched.get(id), collapsed: place.collapsed });
    const view: View<'node', NodeData> = {
      id,
      type: 'node',
      position: keep(old?.position, { x: place.x, y: place.y }, 1),
      selected: selection.items.has(id),
      data: keep(old?.data, { ...data, facts: keep(old?.data.facts, data.facts, 5) }, 3),
    };
    const kept = keep(old, view, 1);
    byNode.set(node, kept);
    return kept;
  });
}

interface Place {
  readonly id: string;
  readonly node: WorkflowNode;
  readonly prefix: string;
  readonly touched: Touched | undefined;
  readonly collapsed: boolean;
}

function dataOf(state: EditorState, { id, node, prefix, touched, collapsed }: Place): NodeData {
  const { catalogue, workflow, checked } = state;
  const definition = catalogue.find(node.type)?.definition;
  const subgraph = subgraphOf(node);
  const ports = portsOf(node, state);
  return {
    node,
    title: node.label ?? titleOfType(state, node.type),
    ...(definition && { summary: definition.summary, category: definition.category }),
    unknown: !ports,
    ...(subgraph !== undefined && { subgraph }),
    isResult: definition?.isResult === true,
    collapsed,
    ...viewPorts(ports, touched, node),
    facts: factsAt(state, prefix + id, subgraphAt(workflow, state.path)),
    problems: problemsAt(checked, prefix + id),
  };
}

function viewPorts(
  ports: NodePorts | undefined,
  touched: Touched | undefined,
  { params: values = {} }: WorkflowNode,
): Pick<NodeData, 'inputs' | 'outputs' | 'params'> {
  const { inputs = [], outputs = [], params = [] } = ports ?? {};
  const names = new Set([
    ...inputs.map(({ name }) => name),
    ...params.map(({ description }) => description.name),
  ]);
  const given = new Set(outputs.map(({ name }) => name));
  return {
    inputs: [...inputs.map((port) => view(port, 'in')), ...missing(names, touched?.in)],
    outputs: [...outputs.map((port) => view(port, 'out')), ...missing(given, touched?.out)],
    params: params.map((param) => {
      const { name } = param.description;
      const promoted = touched?.promotedIn.get(name);
      return {
        ...param,
        ...(Object.hasOwn(values, name) && { value: values[name] }),
        connected: touched?.in.has(name) === true,
        ...(promoted !== undefined && { promoted }),
      };
    }),
  };

  function view(port: PortInfo, side: 'in' | 'out'): PortView {
    const promoted = touched?.[side === 'in' ? 'promotedIn' : 'promotedOut'].get(port.name);
    const connected = touched?.[side].has(port.name) === true;
    return { ...port, connected, ...(promoted !== undefined && { promoted }) };
  }
}

/** Ports that edges lead to, though the node does not have them, or is not known. */
function missing(known: ReadonlySet<string>, touched: ReadonlySet<string> = new Set()): readonly PortView[] {
  return [...touched]
    .filter((name) => !known.has(name))
    .map((name) => ({
      ...{ name, title: name, kind: undefined, list: false, optional: true },
      ...{ connected: true, missing: true },
    }));
}
