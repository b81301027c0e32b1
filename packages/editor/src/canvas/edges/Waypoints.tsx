import { EdgeLabelRenderer, useReactFlow } from '@xyflow/react';
import type { JSX, KeyboardEvent, PointerEvent } from 'react';
import type { Point } from '../../document/geometry.ts';
import { strings } from '../../strings/canvas.ts';
import { useCanvas } from '../canvasContext.ts';
import css from './Edge.module.css';

export interface WaypointsProps {
  readonly id: string;
  readonly waypoints: readonly Point[];
}

const steps: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-8, 0],
  ArrowRight: [8, 0],
  ArrowUp: [0, -8],
  ArrowDown: [0, 8],
};

/** The points that a selected edge goes through: they are dragged, moved by arrow keys, and removed by Delete. */
export function Waypoints({ id, waypoints }: WaypointsProps): JSX.Element {
  const { editor } = useCanvas();
  const flow = useReactFlow();
  const { setWaypoints, settle } = editor.actions;

  function onPointerMove(event: PointerEvent, i: number): void {
    if (!event.currentTarget.hasPointerCapture(event.pointerId)) return;
    put(i, flow.screenToFlowPosition({ x: event.clientX, y: event.clientY }));
  }
  function onKeyDown(event: KeyboardEvent, i: number): void {
    const step = steps[event.key];
    const isRemoval = event.key === 'Delete' || event.key === 'Backspace';
    if (!step && !isRemoval) return;
    event.preventDefault();
    event.stopPropagation();
    const { x, y } = waypoints[i]!;
    if (step) put(i, { x: x + step[0], y: y + step[1] });
    else setWaypoints(id, waypoints.toSpliced(i, 1));
  }
  function put(i: number, { x, y }: Point): void {
    setWaypoints(id, waypoints.with(i, { x: Math.round(x), y: Math.round(y) }), id);
  }

  return (
    <EdgeLabelRenderer>
      {waypoints.map(({ x, y }, i) => (
        <button
          key={i}
          type="button"
          className={`${css.waypoint} nodrag nopan`}
          aria-label={strings.waypoint(i + 1)}
          style={{ transform: `translate(-50%, -50%) translate(${x}px, ${y}px)` }}
          onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
          onPointerMove={(event) => onPointerMove(event, i)}
          onPointerUp={settle}
          onDoubleClick={(event) => {
            event.stopPropagation();
            setWaypoints(id, waypoints.toSpliced(i, 1));
          }}
          onKeyDown={(event) => onKeyDown(event, i)}
          onBlur={settle}
        />
      ))}
    </EdgeLabelRenderer>
  );
}
