import type { JSX, KeyboardEvent, PointerEvent } from 'react';
import { strings } from '../../strings/viewer.ts';
import { seen, type Size, type View } from '../picture/view.ts';
import css from './SplitHandle.module.css';

export interface SplitHandleProps {
  /** From 0 to 1. */
  readonly split: number;
  readonly onSplit: (split: number) => void;
  readonly titles: readonly [string, string];
  readonly extent: Size;
  readonly view: View;
  readonly pane: Size;
}

/** The line between two pictures that lie over each other. Takes the pointer, touch and arrow keys. */
export function SplitHandle({ split, onSplit, titles, extent, view, pane }: SplitHandleProps): JSX.Element {
  const [left, right] = seen(extent, view, pane);
  const percent = Math.round(100 * split);

  function drag(event: PointerEvent<HTMLDivElement>): void {
    event.stopPropagation();
    if (!event.currentTarget.hasPointerCapture(event.pointerId)) return;
    const box = event.currentTarget.parentElement!.getBoundingClientRect();
    onSplit(clamp((event.clientX - box.left - left) / Math.max(1, right - left)));
  }

  function press(event: KeyboardEvent): void {
    const next = keys[event.key]?.(split, event.shiftKey ? 0.1 : 0.01);
    if (next === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    onSplit(clamp(next));
  }

  return (
    <div
      role="slider"
      tabIndex={0}
      aria-label={strings.handle}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={percent}
      aria-valuetext={strings.handleAt(percent, ...titles)}
      className={css.handle}
      style={{ left: left + split * (right - left) }}
      onKeyDown={press}
      onPointerDown={(event) => {
        event.stopPropagation();
        event.currentTarget.setPointerCapture(event.pointerId);
      }}
      onPointerMove={drag}
    >
      <span className={css.grip}>
        <svg viewBox="0 0 20 20" aria-hidden>
          <path d="M8 6 4 10l4 4M12 6l4 4-4 4" />
        </svg>
      </span>
    </div>
  );
}

const keys: Readonly<Record<string, (split: number, step: number) => number>> = {
  ArrowLeft: (split, step) => split - step,
  ArrowDown: (split, step) => split - step,
  ArrowRight: (split, step) => split + step,
  ArrowUp: (split, step) => split + step,
  PageDown: (split) => split - 0.1,
  PageUp: (split) => split + 0.1,
  Home: () => 0,
  End: () => 1,
};

function clamp(value: number): number {
  return Math.min(1, Math.max(0, value));
}
