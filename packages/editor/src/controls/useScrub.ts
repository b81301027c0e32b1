import { type MouseEvent, type PointerEvent, useRef } from 'react';
import type { ParameterDescription } from '@tweedie/core';
import { scrubbed } from './numberScale.ts';

export interface ScrubOptions {
  readonly value: number | undefined;
  readonly description: ParameterDescription;
  readonly onChange: (value: number) => void;
  readonly onSettle: () => void;
}

/** For the field. */
export interface Scrub {
  readonly 'data-scrub': true;
  readonly onPointerDown: (event: PointerEvent<HTMLInputElement>) => void;
  readonly onPointerMove: (event: PointerEvent<HTMLInputElement>) => void;
  readonly onPointerUp: (event: PointerEvent<HTMLInputElement>) => void;
  readonly onPointerCancel: (event: PointerEvent<HTMLInputElement>) => void;
  readonly onDoubleClick: (event: MouseEvent<HTMLInputElement>) => void;
}

/** A pointer that moved less than this, in px, has clicked. */
const slack = 3;

/**
 * Lets one drag a number sideways in its field: with Shift ten times as far, with Alt a tenth. A click types instead, a
 * double-click over what is there. `undefined` where there is no number.
 */
export function useScrub({ value, description, onChange, onSettle }: ScrubOptions): Scrub | undefined {
  const drag = useRef<{ readonly x: number; readonly start: number; moved: boolean }>(undefined);
  if (value === undefined) return undefined;
  return {
    'data-scrub': true,
    onPointerDown(event) {
      const { currentTarget, button, clientX, pointerId } = event;
      if (button !== 0 || currentTarget.disabled || document.activeElement === currentTarget) return;
      event.preventDefault(); // the focus comes with a click
      currentTarget.setPointerCapture(pointerId);
      drag.current = { x: clientX, start: value, moved: false };
    },
    onPointerMove({ clientX, shiftKey, altKey }) {
      const now = drag.current;
      if (!now) return;
      const by = clientX - now.x;
      if (!now.moved && Math.abs(by) < slack) return;
      now.moved = true;
      onChange(scrubbed(now.start, by * (shiftKey ? 10 : altKey ? 0.1 : 1), description));
    },
    onPointerUp({ currentTarget }) {
      const moved = drag.current?.moved;
      if (drag.current) drag.current = undefined;
      if (moved === true) onSettle();
      else if (moved === false) currentTarget.focus();
    },
    onPointerCancel() {
      if (drag.current?.moved) onSettle();
      drag.current = undefined;
    },
    onDoubleClick: ({ currentTarget }) => currentTarget.select(),
  };
}
