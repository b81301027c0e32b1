import type { Tensor } from '@tweedie/core';
import { type JSX, type KeyboardEvent, type ReactNode, useMemo, useState } from 'react';
import { useAsync } from '../../hooks/useAsync.ts';
import { strings } from '../../strings/viewer.ts';
import { classes } from '../../ui/classes.ts';
import { Select } from '../../ui/Select.tsx';
import { ColourBar } from '../picture/ColourBar.tsx';
import { colourMapNames, type ColourMapName } from '../picture/colourMap.ts';
import { rasterOfField } from '../picture/field.ts';
import { formatNumber } from '../picture/formatNumber.ts';
import { Pane, type PaneProps } from '../picture/Pane.tsx';
import type { Picture } from '../picture/picture.ts';
import { Missing, Tag } from '../picture/Tag.tsx';
import { type Drawn, useRasters } from '../picture/useRasters.ts';
import { type Size, viewOf, type Wanted } from '../picture/view.ts';
import { isForViewer } from '../compare/isForViewer.ts';
import { actionOf, type ViewerAction } from '../compare/shortcuts.ts';
import { viewAfter } from '../compare/viewAfter.ts';
import { ZoomControls } from '../compare/ZoomControls.tsx';
import { Coverage, type CoverageLevel } from './Coverage.tsx';
import { momentsOf } from './moments.ts';
import { SamplePlayer } from './SamplePlayer.tsx';
import css from './UncertaintyViewer.module.css';
import { usePlayer } from './usePlayer.ts';

export interface UncertaintyViewerProps {
  /** Answers to one question, `[N, 1 or 3, H, W]` in model units. */
  readonly samples: Tensor;
  /** How often the truth lies between samples, where the truth is known. */
  readonly coverage?: readonly CoverageLevel[] | undefined;
  /** Play the samples at once, unless the person asked for less movement. @default false */
  readonly autoplay?: boolean;
  readonly className?: string | undefined;
}

/** What samples have in common, where they differ, and the samples themselves, one after the other. */
export function UncertaintyViewer({
  samples,
  coverage,
  autoplay = false,
  className,
}: UncertaintyViewerProps): JSX.Element {
  const [count = 0, , height = 1, width = 1] = samples.shape;
  const [view, setView] = useState<Wanted>('fit');
  const [map, setMap] = useState<ColourMapName>('inferno');
  const [smooth, setSmooth] = useState(false);
  const [pane, setPane] = useState<Size>({ width: 0, height: 0 });
  const player = usePlayer(count, { autoplay });
  const moments = useAsync((signal) => momentsOf(samples, signal), [samples]);
  const spread = moments.value?.spread;
  const full = Math.max(spread?.max ?? 0, 1 / 127.5); // a code at least
  const heat = useAsync(
    async (signal) => spread && rasterOfField(spread, { map, full }, signal),
    [spread, map, full],
  );
  const pictures = useMemo<Picture[]>(
    () => [
      { id: 'sample', title: strings.sample, pixels: samples, sample: player.index },
      ...(moments.value ? [{ id: 'mean', title: strings.sampleMean, pixels: moments.value.mean }] : []),
    ],
    [samples, player.index, moments.value],
  );
  const drawn = useRasters(pictures);
  const extent = useMemo(() => ({ width, height }), [width, height]);
  const shared = { extent, view, onView: setView, smooth };
  const place = { extent, pane };
  const density = devicePixelRatio;
  const act = (action: ViewerAction): void => setView((last) => viewAfter(last, action, place, density));

  function press(event: KeyboardEvent<HTMLElement>): void {
    const action = isForViewer(event) ? actionOf(event) : undefined;
    if (!action) return;
    event.preventDefault();
    if (action.is === 'flip') player.toggle();
    else act(action);
  }


  return (
    <section
      aria-label={strings.uncertainty}
      className={classes('tweedie', css.viewer, className)}
      onKeyDown={press}
    >
      <header className={css.head}>
        <h3 className={css.title}>{strings.uncertainty}</h3>
        <ZoomControls
          zoom={viewOf(view, place).scale * density}
          act={act}
          smooth={smooth}
          onSmooth={setSmooth}
        />
      </header>
      <div role="application" aria-label={strings.pictures} tabIndex={0} className={css.panes}>
        <Part
          {...shared}
          title={strings.sampleMean}
          note={strings.samplesCount(count)}
          drawn={drawn('mean')}
          onSize={setPane}
        >
          <p className={css.how}>{strings.meanHow}</p>
        </Part>
        <Part
          {...shared}
          title={strings.spread}
          note={strings.spreadNote}
          drawn={heat.value ? { raster: heat.value } : {}}
        >
          <div className={css.scale}>
            <ColourBar label={strings.spreadHow} {...{ map, full }} max={spread?.max ?? 0} />
            <div className={css.choices}>
              <span>
                {spread &&
                  (count > 1
                    ? `${strings.mean} ${formatNumber(spread.mean * 127.5, 3)} ${strings.of255}`
                    : strings.oneSample)}
              </span>
              <Select
                label={strings.map}
                size="small"
                options={colourMapNames.map((value) => ({ value, title: strings.maps[value] }))}
                value={map}
                onChange={setMap}
              />
            </div>
          </div>
        </Part>
        <Part
          {...shared}
          title={strings.sample}
          note={`${player.index + 1} / ${count}`}
          drawn={drawn('sample')}
        >
          <SamplePlayer player={player} count={count} />
        </Part>
        {coverage && coverage.length > 0 && <Coverage levels={coverage} />}
      </div>
    </section>
  );
}

interface PartProps extends Pick<PaneProps, 'extent' | 'view' | 'onView' | 'smooth' | 'onSize'> {
  readonly title: string;
  readonly note: string;
  readonly drawn: Drawn;
  readonly children?: ReactNode;
}

function Part({ title, note, drawn, children, ...pane }: PartProps): JSX.Element {
  return (
    <figure className={css.part}>
      <Pane
        {...pane}
        label={title}
        layers={() => (drawn.raster ? [{ raster: drawn.raster }] : [])}
      >
        <Tag title={title} note={note} />
        {drawn.problem !== undefined && <Missing sentence={drawn.problem} />}
      </Pane>
      <figcaption className={css.under}>{children}</figcaption>
    </figure>
  );
}
