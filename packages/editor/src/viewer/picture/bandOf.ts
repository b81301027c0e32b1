import { type Image, toImage } from '@tweedie/core';
import type { Pixels } from './pixelsOf.ts';

export interface Band {
  readonly image: Image;
  /** Pixels with a value that is not a finite number. They are left transparent. */
  readonly notFinite: number;
}

/** The rows `from` to `to` of a picture as codes of 8 bits, exactly as `toImage` makes them. */
export function bandOf({ width, channels, at, alphaAt }: Pixels, from: number, to: number): Band {
  const [start, count] = [from * width, (to - from) * width];
  const data = new Float32Array(channels * count);
  const alpha = new Float32Array(count).fill(1);
  if (alphaAt) for (let i = 0; i < count; i++) alpha[i] = alphaAt(start + i);
  const wrong = new Set<number>();
  for (let c = 0; c < channels; c++) {
    for (let i = 0; i < count; i++) {
      const value = at(c, start + i);
      if (Number.isFinite(value)) data[c * count + i] = value;
      else wrong.add(i);
    }
  }
  for (const i of wrong) alpha[i] = 0;
  const image = toImage({ shape: [1, channels, to - from, width], data }, { alpha });
  return { image, notFinite: wrong.size };
}
