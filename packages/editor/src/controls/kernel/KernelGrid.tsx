import { type JSX, type KeyboardEvent, type PointerEvent, useEffect, useId, useRef, useState } from 'react';
import { strings } from '../../strings/painter.ts';
import { type Cell, type Drawn, withWeight } from './editKernel.ts';
import css from './Kernel.module.css';

export interface KernelGridProps {
  readonly kernel: Drawn;
  /** What is drawn with, from 0 to 255. */
  readonly weight: number;
  readonly onChange: (kernel: Drawn) => void;
  /** The pointer is lifted. */
  readonly onSettle: () => void;
}

const arrows: Readonly<Record<string, Cell>> = {
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
  ArrowUp: { x: 0, y: -1 },
  ArrowDown: { x: 0, y: 1 },
};

/** Weights to draw on: by pointer, where Alt takes away, or by arrow keys and the space bar. */
export function KernelGrid({ kernel, weight, onChange, onSettle }: KernelGridProps): JSX.Element {
  const { size, weights } = kernel;
  const canvas = useRef<HTMLCanvasElement>(null);
  const last = useRef<Cell>(undefined);
  const [mark, setMark] = useState<Cell>({ x: (size - 1) / 2, y: (size - 1) / 2 });
  const [focused, setFocused] = useState(false);
  const help = useId();
  const cell = { x: Math.min(mark.x, size - 1), y: Math.min(mark.y, size - 1) };

  useEffect(() => {
    const image = new ImageData(size, size);
    for (const [i, value] of weights.entries()) image.data.set([value, value, value, 255], 4 * i);
    canvas.current!.getContext('2d')!.putImageData(image, 0, 0);
  }, [size, weights]);

  function cellAt(event: PointerEvent): Cell {
    const box = event.currentTarget.getBoundingClientRect();
    return {
      x: Math.floor(((event.clientX - box.left) / box.width) * size),
      y: Math.floor(((event.clientY - box.top) / box.height) * size),
    };
  }
  function draw(event: PointerEvent): void {
    const at = cellAt(event);
    onChange(withWeight(kernel, last.current ?? at, at, event.altKey || event.buttons === 2 ? 0 : weight));
    last.current = at;
  }
  function onKeyDown(event: KeyboardEvent): void {
    const by = arrows[event.key];
    const given = { ' ': weight, Enter: weight, Delete: 0, Backspace: 0 }[event.key];
    if (!by && given === undefined) return;
    event.preventDefault();
    if (by) {
      const limit = (value: number): number => Math.min(size - 1, Math.max(0, value));
      setMark({ x: limit(cell.x + by.x), y: limit(cell.y + by.y) });
    } else {
      onChange(withWeight(kernel, cell, cell, given!));
      onSettle();
    }
  }
  return (
    <div
      role="application"
      aria-label={strings.grid}
      aria-describedby={help}
      tabIndex={0}
      className={css.grid}
      onKeyDown={onKeyDown}
      onFocus={() => setFocused(true)}
      onBlur={() => setFocused(false)}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        last.current = undefined;
        draw(event);
      }}
      onPointerMove={(event) => event.buttons !== 0 && draw(event)}
      onPointerUp={onSettle}
      onContextMenu={(event) => event.preventDefault()}
    >
      <canvas ref={canvas} width={size} height={size} className={css.pixels} aria-hidden />
      <svg viewBox={`0 0 ${size} ${size}`} className={css.lines} aria-hidden>
        <path d={Array.from({ length: size + 1 }, (_, i) => `M${i} 0V${size}M0 ${i}H${size}`).join('')} />
        <circle cx={size / 2} cy={size / 2} r={0.12} />
        {focused && <rect x={cell.x} y={cell.y} width={1} height={1} />}
      </svg>
      <span id={help} hidden>
        {strings.gridHelp}
      </span>
      <span role="status" className="tweedie-hidden">
        {focused && strings.cell(cell.x, cell.y, weights[cell.y * size + cell.x]!)}
      </span>
    </div>
  );
}
