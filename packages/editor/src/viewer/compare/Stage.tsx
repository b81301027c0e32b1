import type { JSX } from 'react';
import { useElementSize } from '../../hooks/useElementSize.ts';
import { strings } from '../../strings/viewer.ts';
import type { Layer } from '../picture/drawScene.ts';
import { Pane, type PaneProps } from '../picture/Pane.tsx';
import type { Picture } from '../picture/picture.ts';
import { Missing, Tag } from '../picture/Tag.tsx';
import type { Drawn } from '../picture/useRasters.ts';
import { seen, type Size } from '../picture/view.ts';
import type { Comparing } from './comparing.ts';
import { gridShape } from './gridShape.ts';
import { SplitHandle } from './SplitHandle.tsx';
import css from './Stage.module.css';

export interface StageProps {
  readonly state: Comparing;
  readonly change: (part: Partial<Comparing>) => void;
  readonly pictures: readonly Picture[];
  readonly pair: readonly [Picture, Picture];
  readonly drawn: (id: string) => Drawn;
  readonly difference: Drawn;
  readonly extent: Size;
  readonly onSize: (pane: Size) => void;
}

/** The panes of the comparison viewer. */
export function Stage(props: StageProps): JSX.Element {
  const { state, change, pair, drawn, difference, extent } = props;
  const [first, second] = pair;
  const pane = {
    extent,
    view: state.view,
    onView: (view: Comparing['view']) => change({ view }),
    smooth: state.smooth,
    mark: state.loupe ? state.probe : undefined,
    onHover: (probe: Comparing['probe']) => probe && change({ probe }),
    onSize: props.onSize,
  };
  const shown = state.flipped ? second : first;
  switch (state.mode) {
    case 'single':
      return <One pane={pane} picture={shown} drawn={drawn(shown.id)} />;
    case 'flip':
      return (
        <One
          pane={{ ...pane, onClick: () => change({ flipped: !state.flipped }) }}
          picture={shown}
          drawn={drawn(shown.id)}
        />
      );
    case 'difference': {
      const title = strings.differenceOf(first.title, second.title);
      return (
        <One pane={pane} picture={{ ...first, title, note: strings.differenceHow }} drawn={difference} />
      );
    }
    case 'grid':
      return <Grid {...props} pane={pane} />;
    case 'slider':
      return <Slid {...props} pane={pane} />;
  }
}

type Shared = Omit<PaneProps, 'label' | 'layers' | 'children'>;

interface OneProps {
  readonly pane: Shared;
  readonly picture: Picture;
  readonly drawn: Drawn;
}

function One({ pane, picture, drawn }: OneProps): JSX.Element {
  return (
    <Pane {...pane} label={picture.title} layers={() => layerOf(drawn)}>
      <Tag title={picture.title} note={picture.note} warning={warningOf(drawn)} />
      {drawn.problem !== undefined && <Missing sentence={drawn.problem} />}
    </Pane>
  );
}

function Grid({ pictures, drawn, extent, pane }: StageProps & { readonly pane: Shared }): JSX.Element {
  const [size, ref] = useElementSize();
  const { columns, rows } = gridShape(pictures.length, extent, size);
  return (
    <div
      ref={ref}
      className={css.grid}
      style={{
        gridTemplateColumns: `repeat(${columns}, minmax(0, 1fr))`,
        gridTemplateRows: `repeat(${rows}, minmax(0, 1fr))`,
      }}
    >
      {pictures.map((picture) => (
        <One key={picture.id} pane={pane} picture={picture} drawn={drawn(picture.id)} />
      ))}
    </div>
  );
}

function Slid({ state, change, pair, drawn, extent, pane }: StageProps & { readonly pane: Shared }): JSX.Element {
  const [first, second] = pair;
  const [a, b] = [drawn(first.id), drawn(second.id)];
  const problem = a.problem ?? b.problem;
  return (
    <Pane
      {...pane}
      label={`${first.title}, ${second.title}`}
      layers={(view, size) => {
        const [left, right] = seen(extent, view, size);
        const split = left + state.split * (right - left);
        return [
          ...layerOf(a).map((layer) => ({ ...layer, to: split })),
          ...layerOf(b).map((layer) => ({ ...layer, from: split })),
        ];
      }}
    >
      {(view, size) => (
        <>
          <Tag title={first.title} note={first.note} warning={warningOf(a)} />
          <Tag title={second.title} note={second.note} warning={warningOf(b)} side="right" />
          {problem !== undefined && <Missing sentence={problem} />}
          <SplitHandle
            {...{ extent, view, pane: size }}
            split={state.split}
            onSplit={(split) => change({ split })}
            titles={[first.title, second.title]}
          />
        </>
      )}
    </Pane>
  );
}

function layerOf({ raster }: Drawn): readonly Layer[] {
  return raster ? [{ raster }] : [];
}

function warningOf({ raster }: Drawn): string | undefined {
  return raster && raster.notFinite > 0 ? strings.notFinite(raster.notFinite) : undefined;
}
