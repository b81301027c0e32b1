import { type JSX, useEffect, useRef, useState } from 'react';
import type { Picture } from '../../viewer/picture/picture.ts';
import { rasterOf } from '../../viewer/picture/raster.ts';
import css from './RunParts.module.css';

/** A picture as wide as its place. The one before stays until it is drawn. */
export function Thumbnail({ picture, label }: { picture: Picture; label: string }): JSX.Element | null {
  const canvas = useRef<HTMLCanvasElement>(null);
  const [problem, setProblem] = useState<string>();
  useEffect(() => {
    let over = false;
    rasterOf(picture).then(
      ({ levels: [bitmap], width, height }) => {
        const element = canvas.current;
        if (over || !element) return;
        Object.assign(element, { width, height });
        element.getContext('2d')!.drawImage(bitmap!, 0, 0);
        setProblem(undefined);
      },
      (error: unknown) => {
        if (!over) setProblem(error instanceof Error ? error.message : String(error));
      },
    );
    return () => {
      over = true;
    };
  }, [picture]);
  if (problem !== undefined) return <p className={css.note}>{problem}</p>;
  return <canvas ref={canvas} role="img" aria-label={label} className={css.thumbnail} />;
}
