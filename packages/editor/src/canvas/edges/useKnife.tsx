import { useReactFlow } from '@xyflow/react';
import { type JSX, type PointerEvent, type RefObject, useRef, useState } from 'react';
import type { Point } from '../../document/geometry.ts';
import { useCanvas } from '../canvasContext.ts';
import { crosses } from './crosses.ts';
import css from './Edge.module.css';

export interface Knife {
  /** For the element that the canvas is in. */
  readonly handlers: {
    readonly onPointerDownCapture: (event: PointerEvent<HTMLElement>) => void;
    readonly onPointerMoveCapture: (event: PointerEvent<HTMLElement>) => void;
    readonly onPointerUpCapture: (event: PointerEvent<HTMLElement>) => void;
    readonly onPointerCancelCapture: () => void;
  };
  /** The line that is being drawn. */
  readonly line: JSX.Element | null;
}

/** How many pieces a curve is taken for. */
const pieces = 48;

/** Ctrl and the right button draw a line that cuts all edges which it crosses. */
export function useKnife(root: RefObject<HTMLElement | null>): Knife {
  const { editor } = useCanvas();
  const flow = useReactFlow();
  const points = useRef<readonly Point[]>(undefined);
  const [shown, setShown] = useState<readonly Point[]>([]);

  function put(next: readonly Point[] | undefined): void {
    points.current = next;
    setShown(next ?? []);
  }
  function cut(): void {
    const knife = (points.current ?? []).map((point) => flow.screenToFlowPosition(point));
    put(undefined);
    const elements = [...(root.current?.querySelectorAll<SVGElement>('.react-flow__edge') ?? [])];
    const edges = elements.flatMap((element) => {
      const path = element.querySelector<SVGPathElement>('.react-flow__edge-path');
      const id = element.dataset['id'];
      return path && id !== undefined && crosses(knife, lineOf(path)) ? [id] : [];
    });
    if (edges.length > 0) editor.actions.remove({ edges });
  }
  return {
    handlers: {
      onPointerDownCapture(event) {
        if (event.button !== 2 || !event.ctrlKey) return;
        event.preventDefault();
        event.stopPropagation();
        event.currentTarget.setPointerCapture(event.pointerId);
        put([{ x: event.clientX, y: event.clientY }]);
      },
      onPointerMoveCapture(event) {
        if (!points.current) return;
        event.stopPropagation();
        put([...points.current, { x: event.clientX, y: event.clientY }]);
      },
      onPointerUpCapture(event) {
        if (!points.current) return;
        event.stopPropagation();
        cut();
      },
      onPointerCancelCapture: () => points.current && put(undefined),
    },
    line: shown.length > 1 ? <KnifeLine points={shown} root={root} /> : null,
  };
}

function KnifeLine(props: {
  readonly points: readonly Point[];
  readonly root: RefObject<HTMLElement | null>;
}): JSX.Element {
  const { left = 0, top = 0 } = props.root.current?.getBoundingClientRect() ?? {};
  const path = props.points.map(({ x, y }) => `${x - left},${y - top}`).join(' ');
  return (
    <svg className={css.knife} aria-hidden>
      <polyline points={path} />
    </svg>
  );
}

function lineOf(path: SVGPathElement): readonly Point[] {
  const length = path.getTotalLength();
  return Array.from({ length: pieces + 1 }, (_, i) => {
    const { x, y } = path.getPointAtLength((i * length) / pieces);
    return { x, y };
  });
}
