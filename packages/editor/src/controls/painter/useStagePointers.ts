import { type RefObject, useEffect, useRef } from 'react';
import type { Point } from '../../document/geometry.ts';

/** What pointers do on the stage, in its own pixels. */
export interface StageHandlers {
  readonly onBegin: (at: Point, erase: boolean) => void;
  readonly onExtend: (to: readonly Point[]) => void;
  readonly onEnd: () => void;
  readonly onCancel: () => void;
  readonly onHover: (at: Point | undefined) => void;
  readonly onPan: (by: Point) => void;
  readonly onZoom: (factor: number, at: Point) => void;
  /** The space bar is down: a drag moves the picture. */
  readonly pans: () => boolean;
}

/**
 * Tells what mouse, pen and fingers do: one paints, two fingers, the middle button or the space bar move the picture, the
 * wheel zooms.
 */
export function useStagePointers(stage: RefObject<HTMLElement | null>, handlers: StageHandlers): void {
  const newest = useRef(handlers);
  newest.current = handlers;
  useEffect(() => {
    const element = stage.current;
    if (!element) return undefined;
    const stop = new AbortController();
    const options = { signal: stop.signal };
    const placeOf = (event: { readonly clientX: number; readonly clientY: number }): Point => {
      const box = element.getBoundingClientRect();
      return { x: event.clientX - box.left, y: event.clientY - box.top };
    };
    const down = new Map<number, Point>();
    let doing: 'paint' | 'pan' | undefined;

    function onDown(event: PointerEvent): void {
      if (event.button > 1) return;
      event.preventDefault();
      element!.focus({ preventScroll: true });
      element!.setPointerCapture(event.pointerId);
      const at = placeOf(event);
      down.set(event.pointerId, at);
      if (down.size > 1) {
        if (doing === 'paint') newest.current.onCancel(); // the first finger did not mean to paint
        doing = 'pan';
      } else if (event.button === 1 || newest.current.pans()) doing = 'pan';
      else {
        doing = 'paint';
        newest.current.onBegin(at, event.altKey);
      }
    }
    function onMove(event: PointerEvent): void {
      const at = placeOf(event);
      const before = down.get(event.pointerId);
      if (event.pointerType !== 'touch') newest.current.onHover(at);
      if (!before) return;
      const other = [...down].find(([id]) => id !== event.pointerId)?.[1];
      down.set(event.pointerId, at);
      if (doing === 'paint') {
        const all = event.getCoalescedEvents();
        newest.current.onExtend(all.length > 0 ? all.map(placeOf) : [at]);
      } else if (other) {
        const far = (one: Point): number => Math.hypot(one.x - other.x, one.y - other.y);
        newest.current.onZoom(far(at) / Math.max(1, far(before)), middle(at, other));
        newest.current.onPan({ x: (at.x - before.x) / 2, y: (at.y - before.y) / 2 });
      } else newest.current.onPan({ x: at.x - before.x, y: at.y - before.y });
    }
    function onUp(event: PointerEvent): void {
      if (!down.delete(event.pointerId) || down.size > 0) return;
      if (doing === 'paint') {
        if (event.type === 'pointerup') newest.current.onEnd();
        else newest.current.onCancel();
      }
      doing = undefined;
    }
    function onWheel(event: WheelEvent): void {
      event.preventDefault();
      const lines = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? 16 : 1;
      const speed = event.ctrlKey ? 0.01 : 0.0015; // two fingers on a trackpad come as Ctrl and the wheel
      newest.current.onZoom(Math.exp(-event.deltaY * lines * speed), placeOf(event));
    }

    element.addEventListener('pointerdown', onDown, options);
    element.addEventListener('pointermove', onMove, options);
    element.addEventListener('pointerup', onUp, options);
    element.addEventListener('pointercancel', onUp, options);
    element.addEventListener('pointerleave', () => newest.current.onHover(undefined), options);
    element.addEventListener('wheel', onWheel, { ...options, passive: false });
    element.addEventListener('contextmenu', (event) => event.preventDefault(), options);
    return () => stop.abort();
  }, [stage]);
}

function middle(a: Point, b: Point): Point {
  return { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 };
}
