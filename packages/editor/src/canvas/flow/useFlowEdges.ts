import type { Edge, EdgeChange } from '@xyflow/react';
import { useCallback, useMemo, useState } from 'react';
import { titleOfNode } from '../../document/ports/titleOfNode.ts';
import { type EdgeData, type EdgeView, edgeViews } from '../../document/views/edgeViews.ts';
import { strings } from '../../strings/canvas.ts';
import { useCanvas, useEditorState } from '../canvasContext.ts';

/** An edge as React Flow takes it. */
export type FlowEdge = Edge<EdgeData & Record<string, unknown>, 'graph'>;

export interface FlowEdges {
  readonly edges: FlowEdge[];
  readonly onEdgesChange: (changes: EdgeChange<FlowEdge>[]) => void;
}

/** Derives the edges that React Flow draws; selecting is all that it may change. */
export function useFlowEdges(): FlowEdges {
  const { editor } = useCanvas();
  const views = useEditorState(edgeViews);
  const [known] = useState(() => new WeakMap<EdgeView, FlowEdge>());
  const edges = useMemo(
    () =>
      views.map((view) => {
        let edge = known.get(view);
        if (!edge) {
          const state = editor.getState();
          const ariaLabel = strings.edge(titleOfNode(state, view.source), titleOfNode(state, view.target));
          // what comes out of a subgraph may come from elsewhere
          const reconnectable = view.data.boundary?.port.list === 'outputs' ? 'source' : 'target';
          edge = { ...view, ...{ type: 'graph', reconnectable, ariaLabel } } as unknown as FlowEdge;
          known.set(view, edge);
        }
        return edge;
      }),
    [views, known, editor],
  );
  const onEdgesChange = useCallback(
    (changes: EdgeChange<FlowEdge>[]) => {
      const { selection } = editor.getState();
      const chosen = new Set(selection.edges);
      for (const change of changes) {
        if (change.type !== 'select') continue;
        if (change.selected) chosen.add(change.id);
        else chosen.delete(change.id);
      }
      editor.actions.select({ edges: chosen });
    },
    [editor],
  );
  return { edges, onEdgesChange };
}
