import { useReactFlow } from '@xyflow/react';
import { useEffect } from 'react';
import { placesOf } from '../../document/layout/placesOf.ts';
import { currentGraph } from '../../document/store/state.ts';
import { useReducedMotion } from '../../hooks/useReducedMotion.ts';
import { useCanvas, useEditorState } from '../canvasContext.ts';

/** Brings what somebody seeks in sight, in the middle where it is not. */
export function useSought(): void {
  const { editor } = useCanvas();
  const flow = useReactFlow();
  const still = useReducedMotion();
  const sought = useEditorState((state) => state.sought);
  useEffect(() => {
    if (!sought) return;
    const at =
      placesOf(currentGraph(editor.getState())).get(sought.item) ?? flow.getNode(sought.item)?.position;
    const view = document.querySelector('.react-flow')?.getBoundingClientRect();
    if (!at || !view) return;
    const { width, height } = editor.sizeOf(sought.item);
    const corners = [at, { x: at.x + width, y: at.y + Math.min(height, 80) }].map(flow.flowToScreenPosition);
    const isIn = corners.every(
      ({ x, y }) => x >= view.left && x <= view.right && y >= view.top && y <= view.bottom,
    );
    if (isIn) return;
    const options = { zoom: Math.max(flow.getZoom(), 0.4), duration: still ? 0 : 200 };
    void flow.setCenter(at.x + width / 2, at.y + height / 2, options);
  }, [sought, editor, flow, still]);
}
