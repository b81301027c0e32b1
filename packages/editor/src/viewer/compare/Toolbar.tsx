import {
  ArrowLeftRight,
  ChartColumn,
  Columns2,
  FlipHorizontal2,
  Grid2x2,
  Keyboard,
  ScanEye,
  Square,
  SquareSplitHorizontal,
  Diff,
} from 'lucide-react';
import type { JSX, ReactNode } from 'react';
import { strings } from '../../strings/viewer.ts';
import { IconButton } from '../../ui/IconButton.tsx';
import { Segments } from '../../ui/Segments.tsx';
import type { Picture } from '../picture/picture.ts';
import type { Comparing } from './comparing.ts';
import { PictureSelect } from './PictureSelect.tsx';
import { type ViewerAction, type ViewerMode, viewerModes } from './shortcuts.ts';
import css from './Toolbar.module.css';
import { ZoomControls } from './ZoomControls.tsx';

export interface ToolbarProps {
  readonly state: Comparing;
  readonly change: (part: Partial<Comparing>) => void;
  readonly act: (action: ViewerAction) => void;
  readonly pictures: readonly Picture[];
  readonly pair: readonly [Picture, Picture];
  /** Pixels of the screen for one of the picture. */
  readonly zoom: number;
  /** What stands at its end: the button that saves. */
  readonly children: ReactNode;
}

const modes: Readonly<Record<ViewerMode, { readonly icon: ReactNode; readonly shortcut: string }>> = {
  single: { icon: <Square aria-hidden />, shortcut: 'V' },
  slider: { icon: <SquareSplitHorizontal aria-hidden />, shortcut: 'S' },
  flip: { icon: <FlipHorizontal2 aria-hidden />, shortcut: 'F' },
  grid: { icon: <Grid2x2 aria-hidden />, shortcut: 'G' },
  difference: { icon: <Diff aria-hidden />, shortcut: 'D' },
};

/** What can be done in the comparison viewer. */
export function Toolbar({ state, change, act, pictures, pair, zoom, children }: ToolbarProps): JSX.Element {
  const { mode } = state;
  const two = pictures.length > 1;
  return (
    <div className={css.toolbar}>
      <Segments
        label={strings.look}
        segments={viewerModes.map((id) => ({
          ...{ id, title: strings.modes[id], disabled: !two && id !== 'single' },
          ...modes[id],
        }))}
        value={mode}
        onChange={(next) => act({ is: 'mode', mode: next })}
        className={css.modes}
      />
      <div className={css.pair}>
        {two && mode !== 'grid' && mode !== 'single' && (
          <>
            <PictureSelect
              label={strings.first}
              {...{ pictures }}
              value={pair[0].id}
              onChange={(id) => act({ is: 'picture', index: pictures.findIndex((other) => other.id === id) })}
            />
            <IconButton
              label={strings.swap}
              shortcut="X"
              icon={<ArrowLeftRight aria-hidden />}
              onClick={() => act({ is: 'swap' })}
            />
            <PictureSelect
              label={strings.second}
              {...{ pictures }}
              value={pair[1].id}
              onChange={(second) =>
                change({ second, first: second === pair[0].id ? pair[1].id : pair[0].id })
              }
            />
          </>
        )}
        {two && mode === 'single' && (
          <PictureTabs {...{ pictures, act }} value={pair[state.flipped ? 1 : 0].id} />
        )}
        {two && mode === 'flip' && (
          <IconButton
            label={strings.showOther}
            shortcut="Space"
            pressed={state.flipped}
            icon={<Columns2 aria-hidden />}
            onClick={() => act({ is: 'flip' })}
          />
        )}
      </div>
      <div className={css.end}>
        <ZoomControls
          {...{ zoom, act }}
          smooth={state.smooth}
          onSmooth={(smooth) => change({ smooth })}
        />
        <span className={css.line} />
        <IconButton
          label={strings.loupe}
          shortcut="L"
          pressed={state.loupe}
          icon={<ScanEye aria-hidden />}
          onClick={() => act({ is: 'loupe' })}
        />
        <IconButton
          label={strings.histogram}
          shortcut="H"
          pressed={state.histogram}
          icon={<ChartColumn aria-hidden />}
          onClick={() => act({ is: 'histogram' })}
        />
        {children}
        <IconButton
          label={strings.shortcuts}
          shortcut="?"
          icon={<Keyboard aria-hidden />}
          onClick={() => act({ is: 'help' })}
        />
      </div>
    </div>
  );
}

interface PictureTabsProps {
  readonly pictures: readonly Picture[];
  readonly value: string;
  readonly act: (action: ViewerAction) => void;
}

/** Which of the pictures shows: all of them in sight where they are few. */
function PictureTabs({ pictures, value, act }: PictureTabsProps): JSX.Element {
  const show = (id: string): void =>
    act({ is: 'picture', index: pictures.findIndex((other) => other.id === id) });
  if (pictures.length > 5) {
    return <PictureSelect label={strings.first} {...{ pictures, value }} onChange={show} />;
  }
  return (
    <Segments
      label={strings.pictures}
      segments={pictures.map(({ id, title }, i) => ({ id, title, shortcut: String(i + 1) }))}
      value={value}
      onChange={show}
    />
  );
}
