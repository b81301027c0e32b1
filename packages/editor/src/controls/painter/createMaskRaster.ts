import { type Line, drawStroke, drawStrokes, type Stroke } from '@tweedie/workflow';
import type { Tensor } from '@tweedie/core';
import type { Box, Size } from '../../document/geometry.ts';

/** The mask of strokes, which is drawn on as they come and not anew each time. */
export interface MaskRaster {
  /** The mask of all strokes and of one more that is on its way, and the part that may differ from the last time. */
  show(strokes: readonly Stroke[], more?: Stroke): { readonly mask: Tensor; readonly changed: Box };
}

export function createMaskRaster(size: Size): MaskRaster {
  const whole: Box = { x: 0, y: 0, ...size };
  let drawn: readonly Stroke[] = [];
  let base = drawStrokes([], size);
  /** `base`, and `more` on it. */
  let last: { readonly mask: Tensor; readonly more: Stroke | undefined } = { mask: base, more: undefined };

  return {
    show(strokes, more) {
      const sameBase = strokes === drawn;
      if (!sameBase) bring(strokes);
      if (sameBase && last.more === more)
        return { mask: last.mask, changed: { ...whole, width: 0, height: 0 } };
      const further = sameBase ? continuation(last.more, more) : undefined;
      if (further) drawStroke(last.mask, further);
      else if (more) {
        last = { mask: { shape: base.shape, data: base.data.slice() }, more };
        drawStroke(last.mask, more);
      }
      last = { mask: more ? last.mask : base, more };
      return { mask: last.mask, changed: further ? boxOf(further, size) : whole };
    },
  };

  function bring(strokes: readonly Stroke[]): void {
    const goesOn = drawn.every((stroke, i) => strokes[i] === stroke);
    if (goesOn) for (const stroke of strokes.slice(drawn.length)) drawStroke(base, stroke);
    else base = drawStrokes(strokes, size);
    drawn = strokes;
  }
}

/** What a line has that it had not before: it begins where it ended. */
function continuation(before: Stroke | undefined, after: Stroke | undefined): Line | undefined {
  if (!before || !after || !('points' in before) || !('points' in after)) return undefined;
  const { length } = before.points;
  const isSame =
    before.radius === after.radius &&
    before.erase === after.erase &&
    after.points.length > length &&
    before.points[0]![0] === after.points[0]![0] &&
    before.points[0]![1] === after.points[0]![1];
  return isSame ? { ...after, points: after.points.slice(length - 1) } : undefined;
}

/** All pixels that a line may touch. */
function boxOf({ points, radius }: Line, { width, height }: Size): Box {
  const r = Math.max(1, radius * Math.min(width, height)) + 1;
  const [xs, ys] = [points.map(([x]) => x * width), points.map(([, y]) => y * height)];
  const x = Math.max(0, Math.floor(Math.min(...xs) - r));
  const y = Math.max(0, Math.floor(Math.min(...ys) - r));
  return {
    ...{ x, y },
    width: Math.max(0, Math.min(width, Math.ceil(Math.max(...xs) + r)) - x),
    height: Math.max(0, Math.min(height, Math.ceil(Math.max(...ys) + r)) - y),
  };
}
