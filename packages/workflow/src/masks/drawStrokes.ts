import { full, type Tensor } from '@tweedie/core';
import { fillArea } from './fillArea.ts';
import type { Line, Stroke } from './strokes.ts';

/** In px: a dab of this radius holds the centre of a pixel, wherever it is. */
const thinnest = 0.75;

/**
 * The mask `[1, 1, height, width]` of what strokes leave: 1 where the centre of a pixel is within the radius of a line
 * or inside an area, −1 elsewhere. Sums, products, quotients and comparisons alone decide, so every engine draws the same
 * pixels.
 */
export function drawStrokes(
  strokes: readonly Stroke[],
  { height, width }: { readonly height: number; readonly width: number },
): Tensor {
  const mask = full([1, 1, height, width], -1);
  for (const stroke of strokes) drawStroke(mask, stroke);
  return mask;
}

/** Draws one more stroke on a mask `[1, 1, height, width]`, which it changes. */
export function drawStroke(mask: Tensor, stroke: Stroke): void {
  if ('points' in stroke) drawLine(mask, stroke);
  else if ('area' in stroke) fillArea(mask, stroke);
  else for (let i = 0; i < mask.data.length; i++) mask.data[i] = -mask.data[i]!;
}

function drawLine(mask: Tensor, { points, radius, erase }: Line): void {
  const [, , height = 0, width = 0] = mask.shape;
  const r = Math.max(thinnest, radius * Math.min(height, width));
  const places = points.map(([x, y]) => ({ x: x * width - 0.5, y: y * height - 0.5 }));
  for (const [i, to] of places.entries()) {
    if (i > 0 || places.length === 1)
      drawSegment(mask, { from: places[Math.max(0, i - 1)]!, to, r, value: erase ? -1 : 1 });
  }
}

interface Place {
  readonly x: number;
  readonly y: number;
}

interface Segment {
  readonly from: Place;
  readonly to: Place;
  readonly r: number;
  readonly value: number;
}

/** Sets all pixels that are at most r away from the segment. */
function drawSegment({ shape, data }: Tensor, { from, to, r, value }: Segment): void {
  const [, , height = 0, width = 0] = shape;
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const squared = dx * dx + dy * dy;
  const last = (limit: number, end: number): number => Math.min(limit - 1, Math.floor(end));
  const [bottom, right] = [last(height, Math.max(from.y, to.y) + r), last(width, Math.max(from.x, to.x) + r)];
  const [top, left] = [Math.ceil(Math.min(from.y, to.y) - r), Math.ceil(Math.min(from.x, to.x) - r)];
  for (let y = Math.max(0, top); y <= bottom; y++) {
    for (let x = Math.max(0, left); x <= right; x++) {
      const along = squared === 0 ? 0 : ((x - from.x) * dx + (y - from.y) * dy) / squared;
      const t = Math.min(1, Math.max(0, along)); // the nearest point of the line is from + t·(to − from)
      const [ex, ey] = [x - from.x - t * dx, y - from.y - t * dy];
      if (ex * ex + ey * ey <= r * r) data[y * width + x] = value;
    }
  }
}
