import type { PerSample, Tensor } from '@tweedie/core';
import { mse } from './mse.ts';
import { assertDataRange } from './pairUp.ts';

export interface PsnrOptions {
  /** White minus black. @default 2, for images in [-1, 1] */
  readonly dataRange?: number;
}

/**
 * The peak signal-to-noise ratio `10·log₁₀(L²/mse)` of each sample in dB, for the data range L; `Infinity` where the
 * images are identical. Nothing is clipped or cropped. Shapes as for `mse`.
 */
export function psnr(estimate: Tensor, reference: Tensor, { dataRange = 2 }: PsnrOptions = {}): PerSample {
  assertDataRange(dataRange, 'psnr');
  return mse(estimate, reference).map((error) => 10 * Math.log10(dataRange ** 2 / error));
}
