import { type JSX, useLayoutEffect, useRef } from 'react';
import { strings } from '../../strings/viewer.ts';
import { formatNumber } from '../picture/formatNumber.ts';
import type { Picture } from '../picture/picture.ts';
import { codeOf, pixelsOf } from '../picture/pixelsOf.ts';
import type { Raster } from '../picture/raster.ts';
import type { Drawn } from '../picture/useRasters.ts';
import type { Point, Size } from '../picture/view.ts';
import { drawScene } from '../picture/drawScene.ts';
import css from './Loupe.module.css';

export interface LoupeProps {
  readonly pictures: readonly Picture[];
  readonly drawn: (id: string) => Drawn;
  readonly extent: Size;
  readonly probe: Point | undefined;
}

/** Pixels of the page on each side of a tile, and for each pixel of the extent. */
const side = 88;
const magnification = 8;

/** All pictures at one place, enlarged, and their values there. */
export function Loupe({ pictures, drawn, extent, probe }: LoupeProps): JSX.Element {
  return (
    <section className={css.loupe} aria-label={strings.loupe}>
      <header className={css.header}>
        <h3 className={css.heading}>{strings.loupe}</h3>
        {probe && <span>{strings.place(Math.floor(probe.x), Math.floor(probe.y))}</span>}
      </header>
      {!probe && <p className={css.hint}>{strings.loupeHint}</p>}
      {probe &&
        pictures.map((picture) => (
          <div key={picture.id} className={css.row}>
            <Tile raster={drawn(picture.id).raster} {...{ extent, probe }} title={picture.title} />
            <Values picture={picture} {...{ extent, probe }} />
          </div>
        ))}
    </section>
  );
}

interface TileProps {
  readonly raster: Raster | undefined;
  readonly extent: Size;
  readonly probe: Point;
  readonly title: string;
}

function Tile({ raster, extent, probe, title }: TileProps): JSX.Element {
  const canvas = useRef<HTMLCanvasElement>(null);
  useLayoutEffect(() => {
    const density = devicePixelRatio;
    const element = canvas.current!;
    element.width = element.height = Math.round(side * density);
    const centre = { x: Math.floor(probe.x) + 0.5, y: Math.floor(probe.y) + 0.5 };
    drawScene(element.getContext('2d')!, {
      ...{ extent, density, smooth: false, mark: centre },
      view: { scale: magnification, centre },
      pane: { width: side, height: side },
      layers: raster ? [{ raster }] : [],
      checker: ['#ffffff', '#cccccc'],
    });
  }, [raster, extent, probe]);
  return <canvas ref={canvas} className={css.tile} role="img" aria-label={title} />;
}

interface ValuesProps {
  readonly picture: Picture;
  readonly extent: Size;
  readonly probe: Point;
}

function Values({ picture, extent, probe }: ValuesProps): JSX.Element {
  const pixels = pixelsOf(picture);
  if ('problem' in pixels) return <div className={css.values}>{picture.title}</div>;
  const x = Math.floor((probe.x * pixels.width) / extent.width);
  const y = Math.floor((probe.y * pixels.height) / extent.height);
  const names = strings.channels(pixels.channels);
  return (
    <div className={css.values}>
      <h4 className={css.title}>{picture.title}</h4>
      <dl className={css.list}>
        {names.map((name, c) => {
          const value = pixels.at(c, y * pixels.width + x);
          return (
            <div key={name}>
              <dt title={name}>{name[0]}</dt>
              <dd>{formatNumber(Number(codeOf(value).toFixed(1)))}</dd>
              <dd className={css.units}>{value.toFixed(3).replace('-', '−')}</dd>
            </div>
          );
        })}
      </dl>
    </div>
  );
}
