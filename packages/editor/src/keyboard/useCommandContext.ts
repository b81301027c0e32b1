import { useReactFlow } from '@xyflow/react';
import { type RefObject, useEffect, useMemo, useRef } from 'react';
import { useCanvas } from '../canvas/canvasContext.ts';
import type { Point } from '../document/geometry.ts';
import { currentGraph } from '../document/store/state.ts';
import type { CommandContext } from './command.ts';
import { freePlace } from './freePlace.ts';

/** What commands work with, on the canvas in an element. */
export function useCommandContext(root: RefObject<HTMLElement | null>): () => CommandContext | undefined {
  const canvas = useCanvas();
  const flow = useReactFlow();
  const place = useRef<{ readonly x: number; readonly y: number }>(undefined);
  useEffect(() => {
    const element = root.current;
    const follow = ({ clientX: x, clientY: y }: PointerEvent): void => {
      place.current = { x, y };
    };
    const forget = (): void => {
      place.current = undefined;
    };
    element?.addEventListener('pointermove', follow);
    element?.addEventListener('pointerleave', forget);
    return () => {
      element?.removeEventListener('pointermove', follow);
      element?.removeEventListener('pointerleave', forget);
    };
  }, [root]);
  return useMemo(
    () => () => {
      const element = root.current;
      if (!element) return undefined;
      const pointer = (): Point => {
        const { left, top, width, height } = element.getBoundingClientRect();
        const { x, y } = flow.screenToFlowPosition(
          place.current ?? { x: left + width / 2, y: top + height / 2 },
        );
        return { x: Math.round(x), y: Math.round(y) };
      };
      const room = (): Point => {
        if (place.current) return pointer();
        const { getState, sizeOf } = canvas.editor;
        return freePlace(currentGraph(getState()), pointer(), sizeOf);
      };
      return { ...canvas, flow, root: element, pointer, room };
    },
    [canvas, flow, root],
  );
}
