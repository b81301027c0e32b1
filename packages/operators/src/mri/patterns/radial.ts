import type { PatternOptions } from '../samplingMask.ts';
import { markCentre } from './centreOf.ts';

/** The angle from one spoke to the next, of which any number in a row covers the circle evenly. Winkelmann et al. (2007). */
const goldenAngle = (Math.PI * (Math.sqrt(5) - 1)) / 2;

/**
 * Spokes through frequency 0, each turned by the golden angle of 111.25° from the one before, on the points of the grid
 * nearest to them, until one of R points is measured.
 */
export function radial({ height, width, acceleration, centre, random }: PatternOptions): Uint8Array {
  const mask = new Uint8Array(height * width);
  let measured = markCentre(mask, { height, width, centre });
  const wanted = Math.round(mask.length / acceleration);
  const [middleY, middleX] = [Math.floor(height / 2), Math.floor(width / 2)];
  const steps = 2 * Math.max(height, width);
  let angle = 2 * Math.PI * random.uniform([1]).data[0]!;
  for (let spoke = 0; measured < wanted && spoke < 2 * steps; spoke++, angle += goldenAngle) {
    const [down, right] = [height * Math.sin(angle), width * Math.cos(angle)];
    for (let step = -steps; step <= steps; step++) {
      const along = (step / steps) * Math.SQRT1_2; // of the diagonal, so that corners are reached
      const [i, j] = [Math.round(middleY + along * down), Math.round(middleX + along * right)];
      if (i < 0 || i >= height || j < 0 || j >= width) continue;
      measured += 1 - mask[i * width + j]!;
      mask[i * width + j] = 1;
    }
  }
  return mask;
}
