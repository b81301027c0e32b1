import type { Field } from './field.ts';
import { inSlices, rowsFor } from './inSlices.ts';
import type { Pixels } from './pixelsOf.ts';

export interface Difference extends Field {
  /** The root of the mean of the squares over all pixels and channels. */
  readonly rms: number;
}

/**
 * `|a − b|` in model units, its mean over the channels, for each pixel of the larger picture. The smaller one is
 * stretched to the same extent without blurring, as it is shown; a grey one counts for each channel.
 */
export async function difference(a: Pixels, b: Pixels, signal?: AbortSignal): Promise<Difference> {
  const { width, height } = a.width * a.height >= b.width * b.height ? a : b;
  const channels = Math.max(a.channels, b.channels);
  const values = new Float32Array(width * height);
  const [columnsA, columnsB] = [columns(width, a.width), columns(width, b.width)];
  let [sum, squares, max, counted] = [0, 0, 0, 0];
  await inSlices(
    height,
    rowsFor(width),
    (from, to) => {
      for (let y = from; y < to; y++) {
        const rowA = Math.floor((y * a.height) / height) * a.width;
        const rowB = Math.floor((y * b.height) / height) * b.width;
        for (let x = 0; x < width; x++) {
          let [total, square] = [0, 0];
          for (let c = 0; c < channels; c++) {
            const d = a.at(c, rowA + columnsA[x]!) - b.at(c, rowB + columnsB[x]!);
            total += Math.abs(d);
            square += d * d;
          }
          const value = total / channels;
          values[y * width + x] = Number.isFinite(value) ? value : NaN;
          if (!Number.isFinite(value)) continue;
          counted++;
          sum += value;
          squares += square / channels;
          if (value > max) max = value;
        }
      }
    },
    signal,
  );
  const over = Math.max(1, counted);
  return { width, height, values, max, mean: sum / over, rms: Math.sqrt(squares / over) };
}

/** For each column of the wider picture, that of the narrower one. */
function columns(width: number, own: number): Uint32Array {
  return Uint32Array.from({ length: width }, (_, x) => Math.floor((x * own) / width));
}
