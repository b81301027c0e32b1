import { type JSX, type KeyboardEvent, useCallback, useMemo, useState } from 'react';
import { strings } from '../../strings/viewer.ts';
import { classes } from '../../ui/classes.ts';
import { extentOf } from '../picture/extentOf.ts';
import type { Picture } from '../picture/picture.ts';
import { pixelsOf } from '../picture/pixelsOf.ts';
import { useRasters } from '../picture/useRasters.ts';
import { type Size, viewOf } from '../picture/view.ts';
import { type MadeFile, saveFile } from '../saveFile.ts';
import css from './ComparisonViewer.module.css';
import { afterAction, atFirst, type Comparing, pairOf } from './comparing.ts';
import { DifferenceBar } from './DifferenceBar.tsx';
import type { PngText } from './filesOf.ts';
import { Histograms } from './Histograms.tsx';
import { Loupe } from './Loupe.tsx';
import { SaveMenu } from './SaveMenu.tsx';
import { isForViewer } from './isForViewer.ts';
import { actionOf, type ViewerAction } from './shortcuts.ts';
import { ShortcutsDialog } from './ShortcutsDialog.tsx';
import { Stage } from './Stage.tsx';
import { Toolbar } from './Toolbar.tsx';
import { useDifference } from './useDifference.ts';

export interface ComparisonViewerProps {
  /** Measurement, estimate, truth, or whatever there is. The first two are compared at first. */
  readonly pictures: readonly Picture[];
  /** How one looks at first. */
  readonly initial?: Partial<Comparing>;
  /** Text that goes into every PNG that is saved. */
  readonly pngText?: PngText | undefined;
  /** Takes the files that are saved. @default the browser saves them */
  readonly onSave?: (file: MadeFile) => void;
  readonly className?: string | undefined;
}

/**
 * Pictures of one scene, side by side, over each other or as their difference. Pictures of different sizes cover the
 * same extent. `viewerShortcuts` lists its keys.
 */
export function ComparisonViewer(props: ComparisonViewerProps): JSX.Element {
  if (props.pictures.length > 0) return <Viewer {...props} />;
  return (
    <section aria-label={strings.comparison} className={classes('tweedie', css.viewer, props.className)}>
      <p className={css.nothing}>{strings.nothing}</p>
    </section>
  );
}

function Viewer({
  pictures,
  initial,
  pngText,
  onSave = saveFile,
  className,
}: ComparisonViewerProps): JSX.Element {
  const [state, setState] = useState<Comparing>({ ...atFirst, ...initial });
  const [problem, setProblem] = useState<string>();
  const [held, setHeld] = useState(false);
  const [pane, setPane] = useState<Size>({ width: 0, height: 0 });
  const change = useCallback((part: Partial<Comparing>) => setState((last) => ({ ...last, ...part })), []);

  const sizes = pictures.flatMap((picture) => {
    const pixels = pixelsOf(picture);
    return 'problem' in pixels ? [] : [pixels];
  });
  const { width, height } = extentOf(sizes);
  const extent = useMemo(() => ({ width, height }), [width, height]);
  const place = { extent, pane };
  const pair = pairOf(pictures, state)!;
  const mode = pictures.length > 1 ? state.mode : 'single';
  const shown = { ...state, mode, flipped: state.flipped !== held };
  const drawn = useRasters(pictures);
  const difference = useDifference(mode === 'difference' ? pair : undefined, state);
  const title = strings.differenceOf(pair[0].title, pair[1].title);
  const density = devicePixelRatio;

  const act = (action: ViewerAction): void =>
    setState((last) => afterAction(last, action, { pictures, place, density }));

  function press(event: KeyboardEvent<HTMLElement>): void {
    if (!isForViewer(event)) return;
    const action = actionOf(event);
    if (!action) return;
    event.preventDefault();
    if (action.is !== 'flip') act(action);
    else if (!event.repeat) setHeld(true);
  }

  return (
    <section
      aria-label={strings.comparison}
      className={classes('tweedie', css.viewer, className)}
      onKeyDown={press}
      onKeyUp={(event) => event.key === ' ' && setHeld(false)}
      onBlur={() => setHeld(false)}
    >
      <Toolbar
        {...{ change, act, pictures, pair }}
        state={shown}
        zoom={viewOf(state.view, place).scale * density}
      >
        <SaveMenu
          pictures={pictures}
          difference={difference.raster && { raster: difference.raster, title }}
          text={pngText}
          onSave={onSave}
          onProblem={setProblem}
        />
      </Toolbar>
      {problem !== undefined && (
        <p role="alert" className={css.problem}>
          {problem}
        </p>
      )}
      <div className={css.middle}>
        <div
          role="application"
          aria-label={strings.pictures}
          // It has keys of its own: arrows move the picture.
          tabIndex={0}
          className={css.stage}
        >
          <Stage {...{ change, pictures, pair, drawn, difference, extent }} state={shown} onSize={setPane} />
        </div>
        {(state.loupe || state.histogram) && (
          <aside className={css.side} aria-label={strings.details}>
            {state.loupe && <Loupe {...{ pictures, drawn, extent }} probe={state.probe} />}
            {state.histogram && <Histograms pictures={mode === 'grid' ? pictures : pair} />}
          </aside>
        )}
      </div>
      {mode === 'difference' && <DifferenceBar {...{ title, state, change }} shown={difference} />}
      <p className="tweedie-hidden" role="status">
        {(mode === 'flip' || mode === 'single') && pair[shown.flipped ? 1 : 0].title}
      </p>
      <ShortcutsDialog open={state.help} onOpenChange={(help) => change({ help })} />
    </section>
  );
}
