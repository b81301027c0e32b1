import type { OnNodeDrag } from '@xyflow/react';
import { useMemo } from 'react';
import { findEdge } from '../../document/edgeIds.ts';
import { wayThrough } from '../../document/edges/insertOnEdge.ts';
import { currentGraph } from '../../document/store/state.ts';
import { useCanvas } from '../canvasContext.ts';
import type { FlowItem } from './createNodeFactory.ts';

interface Handlers {
  readonly onNodeDragStart: OnNodeDrag<FlowItem>;
  readonly onNodeDrag: OnNodeDrag<FlowItem>;
  readonly onNodeDragStop: OnNodeDrag<FlowItem>;
}

/** A node that hangs on nothing and is dropped on an edge goes on that edge; with Alt it leaves the edges it was on. */
export function useDropOnEdge(): Handlers {
  const { editor, ui } = useCanvas();
  return useMemo(() => {
    const find: (...args: Parameters<OnNodeDrag<FlowItem>>) => string | undefined = (event, node, all) => {
      const state = editor.getState();
      const graph = currentGraph(state);
      const isFree = !graph.edges.some(({ from, to }) => from[0] === node.id || to[0] === node.id);
      if (all.length !== 1 || node.type !== 'node' || !isFree) return undefined;
      const { clientX, clientY } = 'changedTouches' in event ? event.changedTouches[0]! : event;
      const below = document.elementsFromPoint(clientX, clientY);
      const id = below
        .map((each) => each.closest<SVGElement>('.react-flow__edge')?.dataset['id'])
        .find(Boolean);
      const edge = id === undefined ? undefined : findEdge(graph.edges, id);
      return edge && wayThrough(graph, edge, node.id, state) ? id : undefined;
    };
    return {
      onNodeDragStart(event, node, all) {
        if (event.altKey && node.type === 'node') editor.actions.detach(all.map(({ id }) => id));
      },
      onNodeDrag(...args) {
        const overEdge = find(...args);
        if (ui.getState().overEdge !== overEdge) ui.setState({ overEdge });
      },
      onNodeDragStop(...args) {
        const edge = find(...args);
        ui.setState({ overEdge: undefined });
        if (edge !== undefined) editor.actions.insertOnEdge(edge, args[1].id);
      },
    };
  }, [editor, ui]);
}
