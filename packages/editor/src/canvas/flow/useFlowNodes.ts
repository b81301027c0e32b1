import type { NodeChange } from '@xyflow/react';
import { useCallback, useMemo, useRef, useState } from 'react';
import type { Point, Size } from '../../document/geometry.ts';
import { withContent } from '../../document/layout/move.ts';
import { currentGraph } from '../../document/store/state.ts';
import { type CanvasView, canvasViews } from '../../document/views/boundaryViews.ts';
import { nodeViews } from '../../document/views/nodeViews.ts';
import { useCanvas, useCanvasUi, useEditorState } from '../canvasContext.ts';
import { boundaryRows } from '../boundary/boundaryRows.ts';
import { nodeRows, nodeWidth } from '../nodes/nodeRows.ts';
import { createNodeFactory, type FlowItem } from './createNodeFactory.ts';

/** Nodes, frames and notes as React Flow takes them, and what is done when it changes them. */
export interface FlowNodes {
  readonly nodes: FlowItem[];
  readonly onNodesChange: (changes: NodeChange<FlowItem>[]) => void;
}

/** The size of a node by what it shows. */
interface Guess {
  readonly data: CanvasView['data'];
  readonly isExpanded: boolean;
  readonly size: Size;
}

/**
 * Derives what React Flow draws. A drag changes nothing in the document until the pointer is let go: then it is one step
 * of the history.
 */
export function useFlowNodes(): FlowNodes {
  const { editor } = useCanvas();
  const views = useEditorState(canvasViews);
  const expanded = useCanvasUi((state) => state.expanded);
  const gliding = useCanvasUi((state) => state.gliding);
  const [drag, setDrag] = useState<ReadonlyMap<string, Point>>();
  const [version, setVersion] = useState(0);
  /** As React Flow measured them, which it tells only where they are not what was guessed. */
  const sizes = useRef(new Map<string, Size>());
  const guesses = useRef(new Map<string, Guess>());
  const [make] = useState(createNodeFactory);

  const nodes = useMemo(
    () =>
      views.map((view) =>
        make(view, { size: sizeOf(view), at: drag?.get(view.id) ?? gliding?.get(view.id) }),
      ),
    // the version says that sizes are others
    [views, drag, gliding, version, expanded],
  );

  function sizeOf(view: CanvasView): Size {
    const { id, type, data } = view;
    const known = sizes.current.get(id);
    if (known || type === 'frame' || type === 'note') return known ?? editor.sizeOf(id);
    const isExpanded = expanded.has(id);
    const old = guesses.current.get(id);
    if (old?.data === data && old.isExpanded === isExpanded) return old.size;
    const { height } = type === 'boundary' ? boundaryRows(data) : nodeRows(data, isExpanded);
    // another object of the same size would be another node for React Flow
    const size = old?.size.height === height ? old.size : { width: nodeWidth, height };
    guesses.current.set(id, { data, isExpanded, size });
    editor.measure(id, size);
    return size;
  }

  const onNodesChange = useCallback(
    (changes: NodeChange<FlowItem>[]) => {
      const moved = new Map<string, Point>();
      const { selection } = editor.getState();
      const items = new Set(selection.items);
      let [ended, resized] = [false, false];
      for (const change of changes) {
        if (change.type === 'position' && change.position) {
          moved.set(change.id, { x: Math.round(change.position.x), y: Math.round(change.position.y) });
          ended ||= change.dragging !== true;
        } else if (change.type === 'select') {
          if (change.selected) items.add(change.id);
          else items.delete(change.id);
        } else if (change.type === 'dimensions' && change.dimensions && !change.resizing) {
          sizes.current.set(change.id, change.dimensions);
          editor.measure(change.id, change.dimensions);
          resized = true;
        }
      }
      if (items.size !== selection.items.size || [...items].some((id) => !selection.items.has(id))) {
        editor.actions.select({ items });
      }
      if (resized) setVersion((old) => old + 1);
      if (moved.size > 0 && ended) editor.actions.move(moved);
      if (moved.size > 0) setDrag(ended ? undefined : withCarried(moved));
    },
    [editor],
  );
  return { nodes, onNodesChange };

  /** What lies in frames that are dragged goes with them. */
  function withCarried(moved: ReadonlyMap<string, Point>): ReadonlyMap<string, Point> {
    const graph = currentGraph(editor.getState());
    const frames = [...moved.keys()].filter((id) => id.startsWith('frame:'));
    if (frames.length === 0) return moved;
    const places = new Map(nodeViews(editor.getState()).map(({ id, position }) => [id, position]));
    const all = new Map(moved);
    for (const frame of frames) {
      const [from, to] = [places.get(frame)!, moved.get(frame)!];
      for (const id of withContent(graph, [frame], editor.sizeOf)) {
        const at = places.get(id);
        if (at && !all.has(id)) all.set(id, { x: at.x + to.x - from.x, y: at.y + to.y - from.y });
      }
    }
    return all;
  }
}
