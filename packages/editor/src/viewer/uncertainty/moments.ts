import type { Tensor } from '@tweedie/core';
import type { Field } from '../picture/field.ts';
import { inSlices, rowsFor } from '../picture/inSlices.ts';

export interface Moments {
  /** `[1, C, H, W]`. */
  readonly mean: Tensor;
  /** The standard deviation with N − 1 in its denominator, its mean over the channels, in model units. */
  readonly spread: Field;
}

/** The mean of samples `[N, C, H, W]` and their spread, pixel by pixel. The spread of one sample is 0. */
export async function momentsOf({ shape, data }: Tensor, signal?: AbortSignal): Promise<Moments> {
  const [count = 1, channels = 1, height = 1, width = 1] = shape;
  const pixels = height * width;
  const mean = new Float32Array(channels * pixels);
  const values = new Float32Array(pixels);
  let [sum, max, counted] = [0, 0, 0];
  await inSlices(
    height,
    rowsFor(width * count),
    (from, to) => {
      for (let i = from * width; i < to * width; i++) {
        let total = 0;
        for (let c = 0; c < channels; c++) {
          let [average, squares] = [0, 0]; // Welford (1962): no cancellation
          for (let n = 0; n < count; n++) {
            const value = data[(n * channels + c) * pixels + i]!;
            const step = value - average;
            average += step / (n + 1);
            squares += step * (value - average);
          }
          mean[c * pixels + i] = average;
          total += count > 1 ? Math.sqrt(squares / (count - 1)) : 0;
        }
        const value = total / channels;
        values[i] = Number.isFinite(value) ? value : NaN;
        if (!Number.isFinite(value)) continue;
        counted++;
        sum += value;
        if (value > max) max = value;
      }
    },
    signal,
  );
  return {
    mean: { shape: [1, channels, height, width], data: mean },
    spread: { width, height, values, mean: sum / Math.max(1, counted), max },
  };
}
