import type { End } from '@tweedie/workflow';
import type { StoreApi } from 'zustand/vanilla';
import { en } from '../../strings/en.ts';
import { connect, disconnect, reconnect, swapLinks } from '../edges/connect.ts';
import { detach } from '../edges/detach.ts';
import { insertOnEdge } from '../edges/insertOnEdge.ts';
import { setWaypoints } from '../edges/waypoints.ts';
import type { Point } from '../geometry.ts';
import { keysOf } from '../items.ts';
import { titleOfNode } from '../ports/titleOfNode.ts';
import type { Changer } from './createChanger.ts';
import type { EditorState } from './state.ts';

export interface EdgeActions {
  /** Draws an edge, in the place of the one that led to that input. */
  connect(from: End, to: End): void;
  /** Removes what leads to an input or a parameter. */
  disconnect(to: End): void;
  /** Takes an edge by one end, or both, to other places. */
  reconnect(edge: string, ends: { readonly from?: End; readonly to?: End }): void;
  /** Exchanges what leads to two inputs. */
  swapLinks(one: End, other: End): void;
  /** Puts a node on an edge, by the ports that fit best. Gives false where none do. */
  insertOnEdge(edge: string, node: string): boolean;
  /** Takes nodes out of the flow; what led to them leads on to where they led, where that fits. */
  detach(nodes?: Iterable<string>): void;
  /** Leads an edge through points; bends of one `group` are one step until `settle`. */
  setWaypoints(edge: string, points: readonly Point[], group?: string): void;
}

export function edgeActions(store: StoreApi<EditorState>, { edit }: Changer): EdgeActions {
  const names = en.history;
  const title = ([node]: End): string => titleOfNode(store.getState(), node);
  return {
    connect: (from, to) => edit(names.connect(title(from), title(to)), (graph) => connect(graph, from, to)),
    disconnect: (to) => edit(names.disconnect(title(to)), (graph) => disconnect(graph, to)),
    reconnect: (edge, ends) => edit(names.reconnect, (graph) => reconnect(graph, edge, ends)),
    swapLinks: (one, other) => edit(names.swap, (graph) => swapLinks(graph, one, other)),
    insertOnEdge(edge, node) {
      const state = store.getState();
      const before = state.workflow;
      edit(names.insert(titleOfNode(state, node)), (graph) => insertOnEdge(graph, edge, node, state));
      return store.getState().workflow !== before;
    },
    detach(nodes = store.getState().selection.items) {
      const ids = keysOf(nodes, 'node');
      edit(names.detach(ids.length), (graph) => detach(graph, ids, store.getState()));
    },
    setWaypoints(edge, points, group) {
      const options = group === undefined ? {} : { group: `bend ${group}` };
      edit(names.waypoints, (graph) => setWaypoints(graph, edge, points), options);
    },
  };
}
