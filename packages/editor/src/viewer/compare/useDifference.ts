import { useMemo } from 'react';
import { useAsync } from '../../hooks/useAsync.ts';
import { type Difference, difference } from '../picture/difference.ts';
import { rasterOfField } from '../picture/field.ts';
import type { Picture } from '../picture/picture.ts';
import { pixelsOf } from '../picture/pixelsOf.ts';
import { quantile } from '../picture/quantile.ts';
import type { Drawn } from '../picture/useRasters.ts';
import type { Comparing } from './comparing.ts';

export interface DifferenceShown extends Drawn {
  readonly field?: Difference | undefined;
  /** The value at the light end of the colours, in model units. */
  readonly full: number;
}

/** The difference of two pictures and how it looks, where `pair` is given. */
export function useDifference(
  pair: readonly [Picture, Picture] | undefined,
  { map, range }: Pick<Comparing, 'map' | 'range'>,
): DifferenceShown {
  const [a, b] = pair ?? [];
  const field = useAsync(
    async (signal) => (a && b ? differenceOf(a, b, signal) : undefined),
    [a?.pixels, a?.sample, b?.pixels, b?.sample],
  );
  const full = useMemo(() => fullOf(field.value, range), [field.value, range]);
  const raster = useAsync(
    async (signal) => field.value && rasterOfField(field.value, { map, full }, signal),
    [field.value, map, full],
  );
  const problem = field.problem ?? raster.problem;
  return {
    ...(raster.value && { raster: raster.value }),
    ...(problem !== undefined && { problem }),
    field: field.value,
    full,
  };
}

async function differenceOf(a: Picture, b: Picture, signal: AbortSignal): Promise<Difference> {
  const [x, y] = [pixelsOf(a), pixelsOf(b)];
  if ('problem' in x) throw new Error(x.problem);
  if ('problem' in y) throw new Error(y.problem);
  return difference(x, y, signal);
}

function fullOf(field: Difference | undefined, range: Comparing['range']): number {
  if (typeof range === 'number') return range / 127.5;
  if (!field) return 1;
  // A code at least, so that rounding alone does not light up.
  return Math.max(1 / 127.5, range === 'largest' ? field.max : quantile(field, 0.995));
}
