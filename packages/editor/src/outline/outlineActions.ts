import type { WorkflowNode } from '@tweedie/workflow';
import type { Canvas } from '../canvas/canvasContext.ts';
import { around } from '../document/geometry.ts';
import { keysOf } from '../document/items.ts';
import { boxOf } from '../document/layout/move.ts';
import { placesOf } from '../document/layout/placesOf.ts';
import { subgraphOf } from '../document/ports/portsOf.ts';
import { ownOf } from '../document/records.ts';
import { currentGraph } from '../document/store/state.ts';
import { prefixOf } from '../document/subgraphs/subgraphAt.ts';
import { all } from '../keyboard/selected.ts';
import type { OutlineScope } from './outlineContext.ts';

/** What can be done to the items that a row of the outline is about. */
export interface OutlineActions {
  /** Opens the palette: the new node goes to the right of all others. */
  addNode(): void;
  /** Where something new has room. */
  room(): { readonly x: number; readonly y: number };
  toggleMode(mode: NonNullable<WorkflowNode['mode']>): void;
  togglePin(): void;
  /** Opens the group that a node stands for. Gives false where it stands for none. */
  enter(node: string): boolean;
  leave(): void;
  runTo(): void;
}

export function outlineActions({ editor, ui }: Canvas, { onRunTo }: OutlineScope): OutlineActions {
  const { actions, getState } = editor;
  const selected = (): readonly string[] => keysOf(getState().selection.items, 'node');
  function room(): { readonly x: number; readonly y: number } {
    const graph = currentGraph(getState());
    const places = placesOf(graph);
    const box = around(
      [...places].map(([id, at]) => boxOf(graph, id, editor.sizeOf) ?? { ...at, ...editor.sizeOf(id) }),
    );
    return box ? { x: box.x + box.width + 60, y: box.y + 43 } : { x: 0, y: 43 };
  }
  return {
    room,
    addNode: () => ui.setState({ palette: { at: room() } }),
    toggleMode(mode) {
      actions.setMode(selected(), all({ editor }, (node) => node.mode === mode) ? undefined : mode);
    },
    togglePin() {
      actions.setPinned(selected(), !all({ editor }, ({ pinned }) => pinned === true));
    },
    enter(node) {
      const found = ownOf(currentGraph(getState()).nodes, node);
      const isGroup = found !== undefined && subgraphOf(found) !== undefined;
      if (isGroup) actions.enter(node);
      return isGroup;
    },
    leave() {
      const { path } = getState();
      if (path.length === 0) return;
      actions.open(path.slice(0, -1));
      actions.select({ items: path.slice(-1), edges: [] });
    },
    runTo() {
      const prefix = prefixOf(getState().path);
      if (selected().length > 0) onRunTo?.(selected().map((id) => prefix + id));
    },
  };
}
