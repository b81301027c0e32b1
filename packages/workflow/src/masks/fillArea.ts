import type { Tensor } from '@tweedie/core';
import type { Area } from './strokes.ts';

/**
 * Sets all pixels whose centre is inside a polygon. What its outline goes round twice is outside again (the even-odd
 * rule). An edge belongs to what lies right of it or below, so two areas side by side leave no gap and share no pixel.
 */
export function fillArea({ shape, data }: Tensor, { area, erase }: Area): void {
  const [, , height = 0, width = 0] = shape;
  const corners = area.map(([x, y]) => ({ x: x * width - 0.5, y: y * height - 0.5 }));
  const ys = corners.map(({ y }) => y);
  const top = Math.max(0, Math.ceil(ys.reduce((a, b) => Math.min(a, b))));
  const bottom = Math.min(height - 1, Math.floor(ys.reduce((a, b) => Math.max(a, b))));
  for (let y = top; y <= bottom; y++) {
    const crossings = corners
      .flatMap((to, i) => {
        const from = corners[(i + corners.length - 1) % corners.length]!;
        if (from.y <= y === to.y <= y) return [];
        return [from.x + ((y - from.y) * (to.x - from.x)) / (to.y - from.y)];
      })
      .sort((a, b) => a - b);
    for (let k = 0; k + 1 < crossings.length; k += 2) {
      const [left, right] = [Math.max(0, Math.ceil(crossings[k]!)), Math.ceil(crossings[k + 1]!)];
      if (right > left) data.fill(erase ? -1 : 1, y * width + left, y * width + Math.min(width, right));
    }
  }
}
