import type { Random } from '@tweedie/core';

export interface FreeFormMaskOptions {
  readonly height: number;
  readonly width: number;
  /** The fraction of pixels to mark, below 1. */
  readonly coverage: number;
  /** The width of a stroke, on average, as a fraction of the shorter side. */
  readonly brush: number;
  readonly random: Random;
}

/** In px: a disc of this radius holds at least one pixel, wherever it is. */
const thinnest = 0.75;
/** Of the brush: the radii of the strokes. */
const radii = { least: 0.25, most: 0.75 };
/** Lengths are fractions of the shorter side. */
const segment = { shortest: 0.08, longest: 0.35 };
const segments = { fewest: 3, most: 10 };
/** How far a stroke turns at a corner, to one side and then to the other. */
const turn = { least: Math.PI * 0.25, most: Math.PI * 0.55 };

/**
 * Marks strokes with 1, one after another, until one dab reaches the coverage. They bounce off the edges of the
 * image.
 */
export function freeFormMask(options: FreeFormMaskOptions): Uint8Array {
  const { height, width, coverage, brush, random } = options;
  const side = Math.min(height, width);
  const canvas = { height, width, marked: new Uint8Array(height * width) };
  const between = (low: number, high: number): number => low + (high - low) * random.uniform([1]).data[0]!;
  let left = Math.max(1, Math.round(coverage * height * width));
  while (left > 0) {
    const radius = Math.max(thinnest, side * brush * between(radii.least, radii.most));
    let [y, x] = [between(0, height - 1), between(0, width - 1)];
    let heading = between(0, 2 * Math.PI);
    const corners = Math.round(between(segments.fewest, segments.most));
    for (let corner = 0; corner < corners && left > 0; corner++) {
      const length = side * between(segment.shortest, segment.longest);
      const step = Math.max(0.5, radius / 3);
      for (let gone = 0; gone <= length && left > 0; gone += step) {
        left -= dab(canvas, { y, x, radius });
        if (isOutside(y + step * Math.sin(heading), height)) heading = -heading;
        if (isOutside(x + step * Math.cos(heading), width)) heading = Math.PI - heading;
        y += step * Math.sin(heading);
        x += step * Math.cos(heading);
      }
      heading += (corner % 2 === 0 ? 1 : -1) * (Math.PI - between(turn.least, turn.most));
    }
  }
  return canvas.marked;
}

interface Canvas {
  readonly height: number;
  readonly width: number;
  readonly marked: Uint8Array;
}

/** Marks a disc, and counts the pixels that were not marked before. */
function dab(
  { height, width, marked }: Canvas,
  { y, x, radius }: { y: number; x: number; radius: number },
): number {
  let fresh = 0;
  for (let i = Math.max(0, Math.ceil(y - radius)); i <= Math.min(height - 1, y + radius); i++) {
    for (let j = Math.max(0, Math.ceil(x - radius)); j <= Math.min(width - 1, x + radius); j++) {
      if ((i - y) ** 2 + (j - x) ** 2 > radius ** 2) continue;
      fresh += 1 - marked[i * width + j]!;
      marked[i * width + j] = 1;
    }
  }
  return fresh;
}

function isOutside(position: number, length: number): boolean {
  return position < 0 || position > length - 1;
}
