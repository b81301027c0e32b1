import type { End } from '@tweedie/workflow';
import type { StoreApi } from 'zustand/vanilla';
import { en } from '../../strings/en.ts';
import { boundaryEdges } from '../boundary/boundaryEdges.ts';
import { boundarySideOf, portAt, promotedAt, touchesBoundary } from '../boundary/boundaryEnds.ts';
import { connectEnds, cutBoundary } from '../boundary/connectBoundary.ts';
import { innerOf } from '../boundary/explainBoundary.ts';
import { findEdge, sameEnd } from '../edgeIds.ts';
import { disconnect, reconnect, swapLinks } from '../edges/connect.ts';
import { detach } from '../edges/detach.ts';
import { insertOnEdge } from '../edges/insertOnEdge.ts';
import { setWaypoints } from '../edges/waypoints.ts';
import type { Point } from '../geometry.ts';
import { keysOf } from '../items.ts';
import { titleOfNode } from '../ports/titleOfNode.ts';
import type { Changer } from './createChanger.ts';
import { currentGraph, type EditorState } from './state.ts';

export interface EdgeActions {
  /**
   * Draws an edge, in the place of the one that led to that input. Inside a subgraph its ends may be at the boundary: the
   * empty port there becomes a port of the subgraph.
   */
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
    connect(from, to) {
      const inner = innerOf(store.getState(), from, to);
      const isNew = touchesBoundary(from, to) && !portAt(boundarySideOf(from[0]) ? from : to);
      const name = isNew ? names.promote(inner.title) : names.connect(title(from), title(to));
      edit(name, (graph) => connectEnds(graph, from, to, inner));
    },
    disconnect: (to) => edit(names.disconnect(title(to)), (graph) => disconnect(graph, to)),
    reconnect(edge, ends) {
      const state = store.getState();
      const bound = boundaryEdges(currentGraph(state)).find(({ id }) => id === edge);
      const old = bound ?? findEdge(currentGraph(state).edges, edge);
      const { from = old?.from, to = old?.to } = ends;
      if (!old || !from || !to) return;
      const inner = innerOf(state, from, to);
      edit(names.reconnect, (graph) => {
        if (!bound && !touchesBoundary(from, to) && !promotedAt(graph, to))
          return reconnect(graph, edge, ends);
        const led = connectEnds(graph, from, to, inner);
        if (led === graph || sameEnd(old.to, to)) return led; // where it leads to, it has taken the old one's place
        return bound ? cutBoundary(led, bound) : disconnect(led, old.to);
      });
    },
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
