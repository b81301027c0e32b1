import { useEffect, useState } from 'react';
import type { Picture } from './picture.ts';
import { type Raster, rasterOf } from './raster.ts';

/** A picture as far as it is drawn. */
export interface Drawn {
  readonly raster?: Raster;
  /** Why there is none, as a sentence. */
  readonly problem?: string;
}

const waiting: Drawn = {};

/** What is drawn of each picture, by its id. What was there stays until something newer is. */
export function useRasters(pictures: readonly Picture[]): (id: string) => Drawn {
  const [drawn, setDrawn] = useState<ReadonlyMap<string, Drawn>>(new Map());
  useEffect(() => {
    let over = false;
    const put = (id: string, next: Drawn): void => {
      if (over) return;
      setDrawn((all) => {
        const last = all.get(id);
        const same = last?.raster === next.raster && last?.problem === next.problem;
        return last && same ? all : new Map(all).set(id, next);
      });
    };
    for (const picture of pictures) {
      rasterOf(picture).then(
        (raster) => put(picture.id, { raster }),
        (error: unknown) => put(picture.id, { problem: error instanceof Error ? error.message : String(error) }),
      );
    }
    return () => {
      over = true;
    };
  }, [pictures]);
  return (id) => drawn.get(id) ?? waiting;
}
