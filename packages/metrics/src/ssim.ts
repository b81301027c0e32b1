import { type PerSample, type Shape, type Tensor, TweedieError } from '@tweedie/core';
import { assertDataRange, pairUp } from './pairUp.ts';
import { planeSsim, reach } from './planeSsim.ts';

export interface SsimOptions {
  /** White minus black. @default 2, for images in [-1, 1] */
  readonly dataRange?: number;
  /** The value of black, from which SSIM compares brightness. @default -1 */
  readonly black?: number;
}

const side = 2 * reach + 1;
const [k1, k2] = [0.01, 0.03];

/**
 * The structural similarity of each sample, 1 for identical images (Wang, Bovik, Sheikh and Simoncelli 2004):
 * `(2μₓμᵧ + C₁)(2σₓᵧ + C₂) / ((μₓ² + μᵧ² + C₁)(σₓ² + σᵧ² + C₂))` in 11×11 Gaussian windows of σ = 1.5,
 * with `C₁ = (0.01·L)²` and `C₂ = (0.03·L)²`, averaged over every window that lies inside the image, then over the
 * channels. Nothing is downsampled. Shapes `[N, C, H, W]`, and `[1, C, H, W]` for one reference for all.
 * Throws `bad-shape` for images below 11×11.
 */
export function ssim(
  estimate: Tensor,
  reference: Tensor,
  { dataRange = 2, black = -1 }: SsimOptions = {},
): PerSample {
  assertDataRange(dataRange, 'ssim');
  const { shape } = estimate;
  if (!hasWindow(shape)) {
    const least = `[N, C, H, W] with H and W at least ${side}`;
    throw new TweedieError('bad-shape', `ssim: images must be ${least}, got [${shape}]`);
  }
  const [batch = 0, channels = 0, height = 0, width = 0] = shape;
  const other = pairUp(estimate, reference, 'ssim');
  const options = { width, black, c1: (k1 * dataRange) ** 2, c2: (k2 * dataRange) ** 2 };
  const planeOf = ({ data }: Tensor, plane: number): Float32Array =>
    data.subarray(plane * height * width, (plane + 1) * height * width);
  const plane = (i: number): number => planeSsim(planeOf(estimate, i), planeOf(other, i), options);
  return Array.from({ length: batch }, (_, n) => {
    let sum = 0;
    for (let c = 0; c < channels; c++) sum += plane(n * channels + c);
    return sum / channels;
  });
}

/** Whether images of this shape hold at least one window. */
export function hasWindow(shape: Shape): boolean {
  return shape.length === 4 && shape[2]! >= side && shape[3]! >= side;
}
