import { type JSX, type ReactNode, useCallback, useLayoutEffect, useRef } from 'react';
import { useElementSize } from '../../hooks/useElementSize.ts';
import { useGestures } from '../../hooks/useGestures.ts';
import { colourOf, useTheme } from '../../hooks/useTheme.ts';
import { drawScene, type Layer } from './drawScene.ts';
import css from './Pane.module.css';
import {
  fitScale,
  panBy,
  type Point,
  type Size,
  toPicture,
  type View,
  viewOf,
  type Wanted,
  zoomBy,
  zoomTo,
} from './view.ts';

export interface PaneProps {
  /** What shows in it: the name of the picture for screen readers. */
  readonly label: string;
  readonly extent: Size;
  readonly view: Wanted;
  readonly onView: (view: Wanted) => void;
  /** What lies over each other, the last on top. */
  readonly layers: (view: View, pane: Size) => readonly Layer[];
  readonly smooth?: boolean;
  /** A point of the picture to mark. */
  readonly mark?: Point | undefined;
  /** The point of the picture under the pointer. */
  readonly onHover?: ((at: Point | undefined) => void) | undefined;
  readonly onClick?: (() => void) | undefined;
  readonly onSize?: ((pane: Size) => void) | undefined;
  /** What stands over the picture: its title, say. */
  readonly children?: ReactNode | ((view: View, pane: Size) => ReactNode);
}

/** A window on pictures of one extent: the wheel, two fingers and drags move it. */
export function Pane(props: PaneProps): JSX.Element {
  const { label, extent, view: wanted, onView, layers, smooth = false, mark, onHover, onSize, children } = props;
  const theme = useTheme();
  const canvas = useRef<HTMLCanvasElement>(null);
  const [pane, sizeRef] = useElementSize();
  const view = viewOf(wanted, { extent, pane });

  const viewIn = (size: Size): View => viewOf(wanted, { extent, pane: size });
  const gestures = useGestures({
    onZoom: (factor, at, size) => onView(zoomBy(viewIn(size), factor, at, { extent, pane: size })),
    onPan: (by, size) => onView(panBy(viewIn(size), by, { extent, pane: size })),
    onHover: onHover && ((at, size) => onHover(at && inside(toPicture(at, viewIn(size), size), extent))),
    onClick: props.onClick,
    onDoubleClick: (at, size) => {
      const place = { extent, pane: size };
      const near = viewIn(size).scale > fitScale(place) * 1.01;
      onView(near ? 'fit' : zoomTo(viewIn(size), 4 * fitScale(place), at, place));
    },
  });

  const checker = useRef<readonly [string, string]>(['#fff', '#ccc']);
  useLayoutEffect(() => {
    const element = canvas.current!.parentElement!;
    checker.current = [colourOf(element, '--checker-a'), colourOf(element, '--checker-b')];
  }, [theme]);

  useLayoutEffect(() => {
    const element = canvas.current!;
    const density = devicePixelRatio;
    const [width, height] = [Math.round(pane.width * density), Math.round(pane.height * density)];
    if (width === 0 || height === 0) return;
    if (element.width !== width) element.width = width;
    if (element.height !== height) element.height = height;
    drawScene(element.getContext('2d')!, {
      ...{ extent, view, pane, density, smooth, mark },
      layers: layers(view, pane),
      checker: checker.current,
    });
  }, [extent, view, pane, smooth, mark, layers, theme]);

  useLayoutEffect(() => {
    if (pane.width > 0) onSize?.(pane);
  }, [pane, onSize]);

  const ref = useCallback(
    (element: HTMLDivElement | null) => {
      const ends = [gestures(element), sizeRef(element)];
      return () => ends.forEach((end) => end?.());
    },
    [gestures, sizeRef],
  );
  return (
    <div ref={ref} className={css.pane}>
      <canvas ref={canvas} role="img" aria-label={label} className={css.canvas} />
      {typeof children === 'function' ? children(view, pane) : children}
    </div>
  );
}

function inside({ x, y }: Point, { width, height }: Size): Point | undefined {
  return x >= 0 && y >= 0 && x < width && y < height ? { x, y } : undefined;
}
