/** @file Pictures as the browser draws them fastest. */
import type { Image } from '@tweedie/core';
import { bandOf } from './bandOf.ts';
import { inSlices, rowsFor } from './inSlices.ts';
import type { Picture } from './picture.ts';
import { pixelsOf } from './pixelsOf.ts';
import type { Size } from './view.ts';

export interface Raster extends Size {
  /** The picture, then halves of halves of it for views from afar. */
  readonly levels: readonly ImageBitmap[];
  /** Whether something may show through. */
  readonly transparent: boolean;
  /** Pixels with values that are not finite numbers. They are transparent. */
  readonly notFinite: number;
}

/** Longer pictures get levels, down to this length. */
const smallest = 1024;

const kept = new WeakMap<object, Map<string, Promise<Raster>>>();

/**
 * Draws a picture, a band at a time, while the page goes on. What was drawn is kept as long as its pixels. Rejects with
 * an `Error` whose message is a sentence where they cannot be shown.
 */
export function rasterOf(picture: Picture): Promise<Raster> {
  const { pixels, sample = 0, alpha } = picture;
  const drawn = kept.get(pixels) ?? new Map<string, Promise<Raster>>();
  kept.set(pixels, drawn);
  const key = `${sample} ${alpha ? 'alpha' : ''}`;
  const known = drawn.get(key);
  if (known) return known;
  const made = draw(picture);
  drawn.set(key, made);
  return made;
}

async function draw(picture: Picture): Promise<Raster> {
  const pixels = pixelsOf(picture);
  if ('problem' in pixels) throw new Error(pixels.problem);
  let notFinite = 0;
  const raster = await rasterOfBands(pixels, (from, to) => {
    const band = bandOf(pixels, from, to);
    notFinite += band.notFinite;
    return band.image;
  });
  return { ...raster, transparent: pixels.alphaAt !== undefined || notFinite > 0, notFinite };
}

/** Puts together what `band(from, to)` gives for its rows. */
export async function rasterOfBands(
  { width, height }: Size,
  band: (from: number, to: number) => Image,
  signal?: AbortSignal,
): Promise<Raster> {
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext('2d')!;
  await inSlices(
    height,
    rowsFor(width),
    (from, to) => {
      const codes = new Uint8ClampedArray(band(from, to).data);
      context.putImageData(new ImageData(codes, width, to - from), 0, from);
    },
    signal,
  );
  const levels = [canvas.transferToImageBitmap()];
  for (let last = levels[0]!; Math.max(last.width, last.height) > smallest; levels.push(last)) {
    last = await createImageBitmap(last, {
      resizeWidth: Math.ceil(last.width / 2),
      resizeHeight: Math.ceil(last.height / 2),
      resizeQuality: 'medium',
    });
  }
  return { width, height, levels, transparent: false, notFinite: 0 };
}
