import type { Extent } from '../../imageSize.ts';
import type { PatternOptions } from '../samplingMask.ts';
import { markCentre } from './centreOf.ts';

/** How much farther apart points are at the middle of a side than at frequency 0. */
const growth = 1;
/** Halvings of the interval that holds the distance of points. */
const halvings = 12;

/**
 * Points at random that keep a distance, which grows from frequency 0 outwards, so that there are no clumps and no gaps:
 * exactly `round(H·W/R)`, and the centre whole. Points come in random order, and one that is too near to an earlier one
 * is left out; the distance is the largest that leaves room for all. Lustig and Pauly (2010), Cook (1986).
 */
export function poissonDisc({ height, width, acceleration, centre, random }: PatternOptions): Uint8Array {
  const inner = new Uint8Array(height * width);
  const inside = markCentre(inner, { height, width, centre });
  const wanted = Math.max(0, Math.round(inner.length / acceleration) - inside);
  const order = random.permutation(inner.length).filter((i) => inner[i] === 0);
  let chosen = order.slice(0, wanted); // at no distance
  let [least, most] = [0, Math.max(height, width)];
  for (let i = 0; i < halvings; i++) {
    const distance = (least + most) / 2;
    const found = throwDarts(order, distance, { height, width, wanted });
    if (found.length === wanted) [chosen, least] = [found, distance];
    else most = distance;
  }
  for (const i of chosen) inner[i] = 1;
  return inner;
}

function throwDarts(
  order: readonly number[],
  distance: number,
  { height, width, wanted }: Extent & { readonly wanted: number },
): number[] {
  const taken = new Uint8Array(height * width);
  const chosen: number[] = [];
  for (const i of order) {
    if (chosen.length === wanted) break;
    if (taken[i]) continue;
    chosen.push(i);
    const [y, x] = [Math.floor(i / width), i % width];
    const away = Math.hypot((2 * y) / height - 1, (2 * x) / width - 1);
    const radius = (distance * (1 + growth * away)) / (1 + growth);
    for (let row = Math.max(0, Math.ceil(y - radius)); row <= Math.min(height - 1, y + radius); row++) {
      const reach = Math.sqrt(Math.max(0, radius ** 2 - (row - y) ** 2));
      const [left, right] = [Math.max(0, Math.ceil(x - reach)), Math.min(width - 1, Math.floor(x + reach))];
      taken.fill(1, row * width + left, row * width + right + 1);
    }
  }
  return chosen;
}
