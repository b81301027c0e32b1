import { drawStrokes, type Stroke } from '@tweedie/workflow';
import { Brush } from 'lucide-react';
import { type JSX, lazy, useContext, Suspense, useEffect, useMemo, useRef, useState } from 'react';
import { useCanvas, useEditorState } from '../canvas/canvasContext.ts';
import type { Size } from '../document/geometry.ts';
import { RunsContext } from '../run/components/runsContext.ts';
import { strings } from '../strings/painter.ts';
import type { ControlProps } from './control.ts';
import css from './controls.module.css';
import { maskPixels, percentMasked } from './painter/maskPixels.ts';
import { type PictureUnder, pictureUnder } from './painter/pictureUnder.ts';

/** Most people paint nothing: the dialog comes when it is wanted. */
const PainterDialog = lazy(() =>
  import('./painter/PainterDialog.tsx').then((module) => ({ default: module.PainterDialog })),
);

const MadePainter = lazy(() =>
  import('./painter/MadePainter.tsx').then((module) => ({ default: module.MadePainter })),
);

const nothing: readonly Stroke[] = [];

/** What was painted, small, and the dialog to paint in. */
export function StrokesControl(props: ControlProps): JSX.Element {
  const { node, description, value, onChange, onSettle, disabled } = props;
  const { editor, files, onRun } = useCanvas();
  const hasRuns = useContext(RunsContext) !== undefined;
  const [open, setOpen] = useState(false);
  const strokes = Array.isArray(value) ? (value as readonly Stroke[]) : nothing;
  function onDone(next?: readonly Stroke[]): void {
    setOpen(false);
    if (!next) return;
    onSettle();
    onChange(next);
    onSettle();
  }
  const under: PictureUnder = open ? pictureUnder(editor.getState(), node) : { size: undefined };
  const painter = { strokes, under, Picture: files.Picture, onDone };
  return (
    <span className={css.file} data-picture>
      <button
        type="button"
        className={css.choose}
        aria-label={strings.paint(description.title)}
        aria-haspopup="dialog"
        disabled={disabled}
        onClick={() => setOpen(true)}
      >
        <Brush aria-hidden />
        <span>{strings.paintShort}</span>
      </button>
      <MaskThumbnail node={node} strokes={strokes} />
      {open && (
        <Suspense>
          {under.source && onRun && hasRuns ? (
            <MadePainter {...painter} source={under.source} onRun={onRun} />
          ) : (
            <PainterDialog {...painter} />
          )}
        </Suspense>
      )}
    </span>
  );
}

interface MaskThumbnailProps {
  readonly node: string;
  readonly strokes: readonly Stroke[];
}

/** At most as large as a node is wide. */
const widest = 200;

function MaskThumbnail({ node, strokes }: MaskThumbnailProps): JSX.Element {
  const across = useEditorState((state) => pictureUnder(state, node).size?.width ?? widest);
  const down = useEditorState((state) => pictureUnder(state, node).size?.height ?? widest);
  const mask = useMemo(() => {
    const size = fitted({ width: across, height: down });
    try {
      return drawStrokes(strokes, size);
    } catch {
      return drawStrokes(nothing, size); // a document may hold anything: what is wrong with it is said elsewhere
    }
  }, [strokes, across, down]);
  const canvas = useRef<HTMLCanvasElement>(null);
  const [, , height = 1, width = 1] = mask.shape;
  useEffect(() => {
    const whole = { x: 0, y: 0, width, height };
    canvas.current!.getContext('2d')!.putImageData(maskPixels(mask, whole, 'mask'), 0, 0);
  }, [mask, width, height]);
  const percent = useMemo(() => percentMasked(mask), [mask]);
  return (
    <span className={css.picture}>
      <canvas ref={canvas} {...{ width, height }} role="img" aria-label={strings.thumbnail(percent)} />
    </span>
  );
}

function fitted({ width, height }: Size): Size {
  const scale = Math.min(1, widest / width, widest / height);
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) };
}
