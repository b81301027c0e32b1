import type { Stroke } from '@tweedie/workflow';
import { Play } from 'lucide-react';
import { type JSX, type KeyboardEvent, useReducer, useState } from 'react';
import type { CanvasFiles } from '../../canvas/canvasContext.ts';
import type { Size } from '../../document/geometry.ts';
import { isMac, matchKeys } from '../../keyboard/matchKeys.ts';
import { strings } from '../../strings/painter.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { BoxFields } from './BoxFields.tsx';
import { createMaskRaster } from './createMaskRaster.ts';
import { type MaskLook, percentMasked } from './maskPixels.ts';
import css from './Painter.module.css';
import { PaintStage } from './PaintStage.tsx';
import { PaintTools } from './PaintTools.tsx';
import { beginPainting, isFull, paint, type PaintAction, type Painting } from './painting.ts';
import type { MadePicture } from './useMadePicture.ts';
import type { PictureUnder } from './pictureUnder.ts';
import { type PaintView, usePaintView } from './usePaintView.ts';

export interface PainterDialogProps {
  readonly strokes: readonly Stroke[];
  readonly under: PictureUnder;
  readonly Picture: CanvasFiles['Picture'];
  /** What a run made of the picture, where only that makes one. */
  readonly made?: MadePicture & { readonly onRun: () => void };
  /** It is over: with other strokes, or, where nothing is to change, without. */
  readonly onDone: (strokes?: readonly Stroke[]) => void;
}

/** The size of a mask as long as nobody knows it. */
const usual: Size = { width: 256, height: 256 };

/** Paints a mask over the picture that it is for. What closes it keeps what was painted, but for the button that says no. */
export function PainterDialog({ strokes, under, made, Picture, onDone }: PainterDialogProps): JSX.Element {
  const size = under.size ?? usual;
  const [painting, act] = useReducer(paint, undefined, () => beginPainting(strokes, size));
  const [look, setLook] = useState<MaskLook>('overlay');
  const view = usePaintView(size);
  const [raster] = useState(() => createMaskRaster(size));
  const [percent, setPercent] = useState(() => percentMasked(raster.show(strokes).mask));
  const hasChanged = painting.strokes !== strokes;
  const done = (): void => onDone(hasChanged ? painting.strokes : undefined);
  const picture = under.picture ?? (made?.pixels && ({ kind: 'pixels', pixels: made.pixels } as const));
  const notes = [
    ...(under.size ? [] : [strings.sizeUnknown]),
    ...(picture || made?.running ? [] : [strings.noPicture]),
    ...(made ? notesOn(made) : []),
    ...(isFull(painting) ? [strings.full] : []),
  ];
  return (
    <Dialog
      open
      onOpenChange={done}
      onEscape={(event) => {
        if (!painting.draft) return;
        event.preventDefault();
        act({ do: 'cancel' });
      }}
      title={strings.painter}
      size="full"
      footer={
        <>
          <span className={css.percent} role="status">
            {strings.masked(percent)}
          </span>
          <span className={css.notes}>{notes.length > 0 ? notes.join(' ') : strings.hints}</span>
          {made && !made.running && (!made.pixels || made.stale) && (
            <Button icon={<Play aria-hidden />} onClick={made.onRun}>
              {made.pixels ? strings.runAgain : strings.runToHere}
            </Button>
          )}
          <Button look="quiet" onClick={() => onDone()} disabled={!hasChanged}>
            {strings.discard}
          </Button>
          <Button look="primary" onClick={done}>
            {strings.done}
          </Button>
        </>
      }
    >
      <div className={css.painter} onKeyDown={(event) => onKeyDown(event, painting, act, view)}>
        <PaintTools {...{ painting, act, look, view }} onLook={setLook} />
        {painting.tool === 'box' && <BoxFields painting={painting} act={act} />}
        <PaintStage
          {...{ painting, act, raster, look, view, Picture }}
          picture={picture}
          onPercent={setPercent}
        />
      </div>
    </Dialog>
  );
}

function notesOn({ pixels, stale, running, problem }: MadePicture): readonly string[] {
  if (running) return [strings.onItsWay];
  if (problem !== undefined) return [strings.madeNone(problem)];
  return pixels && stale ? [strings.stale] : [];
}

/** Keys that do something wherever in the dialog the focus is, but in a field. */
function onKeyDown(
  event: KeyboardEvent,
  painting: Painting,
  act: (action: PaintAction) => void,
  view: PaintView,
): void {
  if ((event.target as Element).closest('input')) return;
  const does: Readonly<Record<string, () => void>> = {
    'Ctrl+Z': () => act({ do: 'undo' }),
    'Ctrl+Y': () => act({ do: 'redo' }),
    'Ctrl+Shift+Z': () => act({ do: 'redo' }),
    B: () => act({ do: 'set', to: { tool: 'brush' } }),
    R: () => act({ do: 'set', to: { tool: 'box' } }),
    L: () => act({ do: 'set', to: { tool: 'lasso' } }),
    M: () => act({ do: 'set', to: { erase: false } }),
    E: () => act({ do: 'set', to: { erase: true } }),
    I: () => act({ do: 'invert' }),
    '[': () => act({ do: 'set', to: { radius: painting.radius / 1.25 } }),
    ']': () => act({ do: 'set', to: { radius: painting.radius * 1.25 } }),
    '-': () => view.zoom(1 / 1.5),
    Plus: () => view.zoom(1.5),
    '=': () => view.zoom(1.5),
    '0': view.fit,
  };
  const keys = Object.keys(does).find((each) => matchKeys(each, event.nativeEvent, isMac()));
  if (keys === undefined) return;
  event.preventDefault();
  does[keys]!();
}
