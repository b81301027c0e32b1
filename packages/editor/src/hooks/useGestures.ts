import { useCallback, useRef } from 'react';
import type { Point, Size } from '../viewer/picture/view.ts';

export interface Gestures {
  /** The wheel or two fingers: enlarge by `factor` about a point of the element. */
  readonly onZoom: (factor: number, at: Point, pane: Size) => void;
  /** A drag, or two fingers: move by so many pixels. */
  readonly onPan: (by: Point, pane: Size) => void;
  /** Where the pointer is, or that it left. */
  readonly onHover?: ((at: Point | undefined, pane: Size) => void) | undefined;
  /** A press without a drag. */
  readonly onClick?: (() => void) | undefined;
  readonly onDoubleClick?: ((at: Point, pane: Size) => void) | undefined;
}

/** A pointer that moved less than this has clicked, in pixels of the page. */
const slack = 4;

/** Tells what pointers do on an element. Gives the function that takes the element as its `ref`. */
export function useGestures(gestures: Gestures): (element: HTMLElement | null) => (() => void) | undefined {
  const newest = useRef(gestures);
  newest.current = gestures;
  return useCallback((element: HTMLElement | null) => {
    if (!element) return undefined;
    const stop = new AbortController();
    const options = { signal: stop.signal };
    const paneOf = (): Size => ({ width: element.clientWidth, height: element.clientHeight });
    const placeOf = (event: { readonly clientX: number; readonly clientY: number }): Point => {
      const box = element.getBoundingClientRect();
      return { x: event.clientX - box.left, y: event.clientY - box.top };
    };
    const down = new Map<number, Point>();
    let travelled = 0;

    element.addEventListener(
      'wheel',
      (event) => {
        event.preventDefault();
        const lines = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? 16 : 1;
        const speed = event.ctrlKey ? 0.01 : 0.0015; // two fingers on a trackpad come as Ctrl and the wheel
        newest.current.onZoom(Math.exp(-event.deltaY * lines * speed), placeOf(event), paneOf());
      },
      { ...options, passive: false },
    );
    element.addEventListener(
      'pointerdown',
      (event) => {
        if (event.button !== 0 && event.button !== 1) return;
        element.setPointerCapture(event.pointerId);
        if (down.size === 0) travelled = 0;
        down.set(event.pointerId, placeOf(event));
      },
      options,
    );
    element.addEventListener(
      'pointermove',
      (event) => {
        const at = placeOf(event);
        const before = down.get(event.pointerId);
        if (!before) {
          newest.current.onHover?.(at, paneOf());
          return;
        }
        const by = { x: at.x - before.x, y: at.y - before.y };
        travelled += Math.hypot(by.x, by.y);
        const other = [...down].find(([id]) => id !== event.pointerId)?.[1];
        down.set(event.pointerId, at);
        if (other) {
          const factor = distance(at, other) / Math.max(1, distance(before, other));
          newest.current.onZoom(factor, middle(at, other), paneOf());
          newest.current.onPan({ x: by.x / 2, y: by.y / 2 }, paneOf());
        } else if (travelled >= slack) {
          newest.current.onPan(by, paneOf());
        }
      },
      options,
    );
    const lift = (event: PointerEvent): void => {
      if (!down.delete(event.pointerId) || down.size > 0) return;
      if (event.type === 'pointerup' && travelled < slack) {
        newest.current.onHover?.(placeOf(event), paneOf());
        newest.current.onClick?.();
      }
    };
    element.addEventListener('pointerup', lift, options);
    element.addEventListener('pointercancel', lift, options);
    element.addEventListener(
      'pointerleave',
      (event) => {
        if (event.pointerType === 'mouse') newest.current.onHover?.(undefined, paneOf());
      },
      options,
    );
    element.addEventListener(
      'dblclick',
      (event) => newest.current.onDoubleClick?.(placeOf(event), paneOf()),
      options,
    );
    return () => stop.abort();
  }, []);
}

function distance(a: Point, b: Point): number {
  return Math.hypot(a.x - b.x, a.y - b.y);
}

function middle(a: Point, b: Point): Point {
  return { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 };
}
