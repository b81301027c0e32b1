import { chooseWeighted } from '../chooseWeighted.ts';
import type { PatternOptions } from '../samplingMask.ts';
import { markCentre } from './centreOf.ts';

/** Of half a side: the spread of the density of points. */
const spread = 0.4;

/** Points at random, denser near frequency 0 as a Gaussian is: exactly `round(H·W/R)`, and the centre whole. */
export function gaussianPoints({ height, width, acceleration, centre, random }: PatternOptions): Uint8Array {
  const mask = new Uint8Array(height * width);
  const inside = markCentre(mask, { height, width, centre });
  const wanted = Math.max(0, Math.round(mask.length / acceleration) - inside);
  const outer = Array.from(mask.keys()).filter((i) => mask[i] === 0);
  const density = (i: number): number => {
    const y = (Math.floor(i / width) - Math.floor(height / 2)) / (height / 2);
    const x = ((i % width) - Math.floor(width / 2)) / (width / 2);
    return Math.exp(-(y * y + x * x) / (2 * spread ** 2));
  };
  for (const i of chooseWeighted(random, Float64Array.from(outer, density), wanted)) mask[outer[i]!] = 1;
  return mask;
}
