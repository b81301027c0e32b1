import type { End, WorkflowNode } from '@tweedie/workflow';
import type { StoreApi } from 'zustand/vanilla';
import { en } from '../../strings/en.ts';
import { boundaryEdges } from '../boundary/boundaryEdges.ts';
import { endOf } from '../boundary/boundaryEnds.ts';
import { connectEnds, cutBoundary } from '../boundary/connectBoundary.ts';
import { portOfEnd } from '../boundary/boundaryPorts.ts';
import { insertBehind, type Inserted } from '../edges/insertBehind.ts';
import { insertOnEdge } from '../edges/insertOnEdge.ts';
import type { Point } from '../geometry.ts';
import type { Graph } from '../graph.ts';
import { carry, type Carried, findCarried } from '../frames/carry.ts';
import { setEntries } from '../layout/editLayout.ts';
import { moveItems } from '../layout/move.ts';
import type { NodePlace } from '../layout/readLayout.ts';
import { addNode, freeNodeId } from '../nodes/addNode.ts';
import { setLabel, setMode, setNote, setPinned } from '../nodes/changeNodes.ts';
import { setParameter, unsetParameters } from '../nodes/parameters.ts';
import { removeEdges, removeItems } from '../nodes/remove.ts';
import { renameNode } from '../nodes/renameNode.ts';
import { portsOf } from '../ports/portsOf.ts';
import { titleOfNode, titleOfType } from '../ports/titleOfNode.ts';
import { ownOf } from '../records.ts';
import { keysOf } from '../items.ts';
import type { Changer } from './createChanger.ts';
import { currentGraph, type EditorState } from './state.ts';

/** How long typing rests, in milliseconds, before what follows is another step. */
const rest = 1000;

/** What is done with a new node, in the same step. */
export interface AddOptions extends Partial<Pick<WorkflowNode, 'params' | 'label'>> {
  /** One of its ports is connected: an input to an output that is there, or an output to an input. */
  readonly connect?: { readonly port: string; readonly side: 'input' | 'output'; readonly to: End };
  /** It is put on an edge, where it fits. */
  readonly onEdge?: string;
}

export interface NodeActions {
  /** Adds a node of a type, with all parameters at their defaults but those given, and selects it. Gives its id. */
  addNode(type: string, at: Point, options?: AddOptions): string;
  /** Puts a new node behind one that gives a picture, and selects it: all that hung on the picture hangs on it. */
  insertBehind(picture: string, inserted: Inserted): void;
  /** Removes items and edges: what is selected, unless given. */
  remove(what?: { readonly items?: Iterable<string>; readonly edges?: Iterable<string> }): void;
  /**
   * Puts items at places; what lies in a frame goes with it. Moves of one `group` are one step until `settle`, and a
   * frame carries throughout what lay in it at the beginning.
   */
  move(places: ReadonlyMap<string, Point>, group?: string): void;
  setParameter(node: string, name: string, value: unknown): void;
  /** Gives parameters their defaults back. */
  unsetParameters(node: string, names: readonly string[]): void;
  setLabel(nodes: Iterable<string>, label: string): void;
  /** Gives a node another id; false where that is taken, or cannot be one. */
  rename(node: string, id: string): boolean;
  setNote(nodes: Iterable<string>, note: string): void;
  setMode(nodes: Iterable<string>, mode: WorkflowNode['mode']): void;
  setPinned(nodes: Iterable<string>, pinned: boolean): void;
  setCollapsed(nodes: Iterable<string>, collapsed: boolean): void;
}

export function nodeActions(store: StoreApi<EditorState>, changer: Changer): NodeActions {
  const { edit } = changer;
  let carried: Carried = new Map();
  const names = en.history;
  return {
    addNode(type, at, { connect: wire, onEdge, ...given } = {}) {
      const state = store.getState();
      const id = freeNodeId(currentGraph(state), type);
      const node = { type, version: state.catalogue.find(type)?.definition.version ?? 1, ...given };
      const select = { items: new Set([id]), edges: new Set<string>() };
      const add = (graph: Graph): Graph => {
        const added = addNode(graph, id, node, at);
        if (onEdge !== undefined) return insertOnEdge(added, onEdge, id, state);
        if (!wire) return added;
        const { port, side, to } = wire;
        const own: End = [id, port];
        const [from, into] = side === 'input' ? [to, own] : [own, to];
        return connectEnds(added, from, into, { isParam: false, title: port });
      };
      edit(names.add(titleOfType(state, type)), add, { select });
      return id;
    },
    insertBehind(picture, inserted) {
      const state = store.getState();
      const graph = currentGraph(state);
      const name = names.insertBehind(titleOfType(state, inserted.type), titleOfNode(state, picture));
      const select = { items: new Set([freeNodeId(graph, inserted.type)]), edges: new Set<string>() };
      edit(name, (old) => insertBehind(old, picture, inserted, state), { select });
    },
    remove(what = store.getState().selection) {
      const [items, edges] = [[...(what.items ?? [])], [...(what.edges ?? [])]];
      const nodes = keysOf(items, 'node').length;
      const state = store.getState();
      const ids = new Set(edges);
      const bound = boundaryEdges(currentGraph(state)).filter(({ id }) => ids.has(id));
      const isBoundary = bound.length > 0 && bound.length === edges.length;
      const first = bound[0] && portOfEnd(state, endOf(bound[0].port), 'output')?.title;
      const name =
        items.length === 0
          ? isBoundary
            ? bound.length === 1
              ? names.unpromote(first ?? bound[0]!.port.name)
              : names.removePorts(bound.length)
            : names.removeEdges(edges.length)
          : nodes === items.length
            ? names.removeNodes(nodes)
            : names.remove(items.length);
      edit(name, (graph) => removeItems(bound.reduce(cutBoundary, removeEdges(graph, edges)), items));
    },
    move(places, group) {
      const key = group === undefined ? undefined : `move ${group}`;
      const graph = currentGraph(store.getState());
      if (key === undefined || changer.group() !== key) carried = findCarried(graph, places, changer.sizeOf);
      const ids = [...places.keys()];
      const nodes = keysOf(ids, 'node').length;
      const name = nodes === ids.length ? names.move(nodes) : names.moveItems(ids.length);
      const all = new Map([...carry(carried, places), ...places]);
      edit(name, (old) => moveItems(old, all), key === undefined ? {} : { group: key });
    },
    setParameter(node, name, value) {
      const group = `set ${node}.${name}`;
      edit(names.set(titleOf(node, name), value), (graph) => setParameter(graph, node, name, value), {
        group,
        rest,
      });
    },
    unsetParameters(node, params) {
      const title = params.map((name) => titleOf(node, name)).join(', ');
      edit(names.unset(title), (graph) => unsetParameters(graph, node, params));
    },
    setLabel(nodes, label) {
      const ids = [...nodes];
      edit(names.label(label), (graph) => setLabel(graph, ids, label), {
        group: `label ${ids.join()}`,
        rest,
      });
    },
    rename(node, id) {
      const { selection } = store.getState();
      const items = new Set([...selection.items].map((other) => (other === node ? id : other)));
      edit(names.rename(id), (graph) => renameNode(graph, node, id), { select: { items } });
      return node === id || !Object.hasOwn(currentGraph(store.getState()).nodes, node);
    },
    setNote(nodes, note) {
      const ids = [...nodes];
      edit(names.note(ids.length), (graph) => setNote(graph, ids, note), {
        group: `note ${ids.join()}`,
        rest,
      });
    },
    setMode(nodes, mode) {
      const ids = [...nodes];
      const name = mode === undefined ? names.unmute : names[mode];
      edit(name(ids.length), (graph) => setMode(graph, ids, mode));
    },
    setPinned(nodes, pinned) {
      const ids = [...nodes];
      edit((pinned ? names.pin : names.unpin)(ids.length), (graph) => setPinned(graph, ids, pinned));
    },
    setCollapsed(nodes, collapsed) {
      const ids = [...nodes];
      const members = collapsed ? { collapsed } : { collapsed: undefined };
      edit((collapsed ? names.collapse : names.expand)(ids.length), (graph) =>
        setEntries<Collapsible>(graph, 'nodes', new Map(ids.map((id) => [id, members]))),
      );
    },
  };

  function titleOf(node: string, name: string): string {
    const state = store.getState();
    const found = ownOf(currentGraph(state).nodes, node);
    const params = found && portsOf(found, state)?.params;
    return params?.find(({ description }) => description.name === name)?.description.title ?? name;
  }
}

type Collapsible = { readonly [K in 'collapsed']: NodePlace[K] | undefined };
