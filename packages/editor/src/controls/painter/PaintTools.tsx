import {
  Brush,
  Contrast,
  Eraser,
  Lasso,
  Maximize,
  Minus,
  PaintBucket,
  Plus,
  Redo2,
  Square,
  Trash2,
  Undo2,
} from 'lucide-react';
import type { Dispatch, JSX } from 'react';
import { strings } from '../../strings/painter.ts';
import { IconButton } from '../../ui/IconButton.tsx';
import { Segments } from '../../ui/Segments.tsx';
import { Slider } from '../../ui/Slider.tsx';
import type { MaskLook } from './maskPixels.ts';
import css from './Painter.module.css';
import type { PaintAction, Painting, PaintTool } from './painting.ts';
import type { PaintView } from './usePaintView.ts';

export interface PaintToolsProps {
  readonly painting: Painting;
  readonly act: Dispatch<PaintAction>;
  readonly look: MaskLook;
  readonly onLook: (look: MaskLook) => void;
  readonly view: PaintView;
}

const icons = { brush: <Brush aria-hidden />, box: <Square aria-hidden />, lasso: <Lasso aria-hidden /> };
const keys = { brush: 'B', box: 'R', lasso: 'L' } as const;
const tools: readonly PaintTool[] = ['brush', 'box', 'lasso'];

/** What one paints with, and what can be done with the whole. */
export function PaintTools({ painting, act, look, onLook, view }: PaintToolsProps): JSX.Element {
  const { tool, erase, radius, size, past, future, strokes } = painting;
  const side = Math.min(size.width, size.height);
  // from half a pixel to half the picture, in equal factors
  const [least, most] = [Math.log(0.5 / side), Math.log(0.5)];
  return (
    <div className={css.tools}>
      <Segments
        label={strings.tool}
        compact
        value={tool}
        onChange={(next) => act({ do: 'set', to: { tool: next } })}
        segments={tools.map((id) => ({ id, title: strings.tools[id], icon: icons[id], shortcut: keys[id] }))}
      />
      <Segments
        label={strings.mode}
        value={erase ? 'erase' : 'mark'}
        onChange={(mode) => act({ do: 'set', to: { erase: mode === 'erase' } })}
        segments={[
          { id: 'mark', title: strings.mark, icon: <PaintBucket aria-hidden />, shortcut: 'M' },
          { id: 'erase', title: strings.erase, icon: <Eraser aria-hidden />, shortcut: 'E' },
        ]}
      />
      <span className={css.size}>
        <Slider
          label={strings.size}
          min={0}
          max={1}
          step={0.01}
          value={(Math.log(radius) - least) / (most - least)}
          onChange={(at) => act({ do: 'set', to: { radius: Math.exp(least + at * (most - least)) } })}
          format={() => strings.px(2 * radius * side)}
        />
        <span className="tweedie-number">{strings.px(2 * radius * side)}</span>
      </span>
      <span className={css.group}>
        <IconButton
          label={strings.invert}
          shortcut="I"
          icon={<Contrast aria-hidden />}
          onClick={() => act({ do: 'invert' })}
        />
        <IconButton
          label={strings.clear}
          icon={<Trash2 aria-hidden />}
          disabled={strokes.length === 0}
          onClick={() => act({ do: 'clear' })}
        />
        <IconButton
          label={strings.undo}
          shortcut="Ctrl+Z"
          icon={<Undo2 aria-hidden />}
          disabled={past.length === 0}
          onClick={() => act({ do: 'undo' })}
        />
        <IconButton
          label={strings.redo}
          shortcut="Ctrl+Y"
          icon={<Redo2 aria-hidden />}
          disabled={future.length === 0}
          onClick={() => act({ do: 'redo' })}
        />
      </span>
      <span className={css.grow} />
      <Segments
        label={strings.show}
        value={look}
        onChange={onLook}
        segments={[
          { id: 'overlay', title: strings.overlay },
          { id: 'mask', title: strings.maskAlone },
        ]}
      />
      <span className={css.group}>
        <IconButton
          label={strings.zoomOut}
          shortcut="-"
          icon={<Minus aria-hidden />}
          onClick={() => view.zoom(1 / 1.5)}
        />
        <IconButton
          label={strings.zoomIn}
          shortcut="+"
          icon={<Plus aria-hidden />}
          onClick={() => view.zoom(1.5)}
        />
        <IconButton label={strings.fit} shortcut="0" icon={<Maximize aria-hidden />} onClick={view.fit} />
      </span>
    </div>
  );
}
