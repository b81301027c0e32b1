/** @file A number for each pixel, and how it looks through a map of colour. */
import type { Image } from '@tweedie/core';
import { type ColourMapName, colourMap } from './colourMap.ts';
import { type Raster, rasterOfBands } from './raster.ts';
import type { Size } from './view.ts';

/** One number of 0 or more for each pixel, row by row. */
export interface Field extends Size {
  readonly values: Float32Array;
  readonly mean: number;
  readonly max: number;
}

export interface FieldLook {
  readonly map: ColourMapName;
  /** The value at the light end of the map. Larger ones look the same. */
  readonly full: number;
}

/** Draws a field. Values that are not numbers are left transparent. */
export async function rasterOfField(field: Field, look: FieldLook, signal?: AbortSignal): Promise<Raster> {
  let notFinite = 0;
  const raster = await rasterOfBands(
    field,
    (from, to) => {
      const band = bandOfField(field, look, from, to);
      notFinite += band.notFinite;
      return band.image;
    },
    signal,
  );
  return { ...raster, transparent: notFinite > 0, notFinite };
}

function bandOfField(
  { width, values }: Field,
  { map, full }: FieldLook,
  from: number,
  to: number,
): { readonly image: Image; readonly notFinite: number } {
  const colours = colourMap(map);
  const data = new Uint8ClampedArray(4 * width * (to - from));
  let notFinite = 0;
  for (let i = 0; i < data.length / 4; i++) {
    const value = values[from * width + i]!;
    if (Number.isNaN(value)) {
      notFinite++;
      continue;
    }
    const colour = 3 * Math.round(255 * Math.min(1, full > 0 ? value / full : 0));
    data[4 * i] = colours[colour]!;
    data[4 * i + 1] = colours[colour + 1]!;
    data[4 * i + 2] = colours[colour + 2]!;
    data[4 * i + 3] = 255;
  }
  return { image: { width, height: to - from, data }, notFinite };
}
