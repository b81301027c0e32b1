import { inSlices, rowsFor } from './inSlices.ts';
import { codeOf, type Pixels } from './pixelsOf.ts';

export interface Histogram {
  /** For each channel, how many pixels have each code of 8 bits. */
  readonly counts: readonly Uint32Array[];
  /** The mean and the standard deviation of each channel, in codes. Values are not cut to the range of codes. */
  readonly mean: readonly number[];
  readonly deviation: readonly number[];
  /** The share of values beyond the range of codes, which are shown cut to it. */
  readonly beyond: number;
}

/** How the values of a picture are spread, for each channel. Values that are not finite are left out. */
export async function histogram(pixels: Pixels, signal?: AbortSignal): Promise<Histogram> {
  const { width, height, channels, at } = pixels;
  const all = Array.from({ length: channels }, () => ({
    counts: new Uint32Array(256),
    ...{ n: 0, sum: 0, squares: 0 },
  }));
  let beyond = 0;
  await inSlices(
    height,
    rowsFor(width),
    (from, to) => {
      for (const [c, tally] of all.entries()) {
        for (let i = from * width; i < to * width; i++) {
          const code = codeOf(at(c, i));
          if (!Number.isFinite(code)) continue;
          const bin = Math.min(255, Math.max(0, Math.round(code)));
          tally.counts[bin]!++;
          tally.n++;
          tally.sum += code;
          // About the middle of the range, so that nothing cancels.
          tally.squares += (code - 127.5) ** 2;
          if (code < -0.5 || code > 255.5) beyond++;
        }
      }
    },
    signal,
  );
  const mean = all.map(({ sum, n }) => sum / Math.max(1, n));
  return {
    counts: all.map(({ counts }) => counts),
    mean,
    deviation: all.map(({ squares, n }, c) =>
      Math.sqrt(Math.max(0, squares / Math.max(1, n) - (mean[c]! - 127.5) ** 2)),
    ),
    beyond: beyond / (channels * width * height),
  };
}
