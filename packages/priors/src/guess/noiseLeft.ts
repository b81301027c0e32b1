import {
  combine,
  createRandom,
  type Denoiser,
  mean,
  norm,
  sub,
  type Tensor,
  TweedieError,
} from '@tweedie/core';

/**
 * The share of the noise that a denoiser leaves on a clean picture, `‖D(x + σn, σ) − x‖/‖σn‖`: 1 is no use at all.
 * `Infinity` where the network fails.
 */
export async function noiseLeft(
  denoise: Denoiser,
  clean: Tensor,
  { sigma, seed }: { readonly sigma: number; readonly seed: number },
): Promise<number> {
  const n = createRandom(seed).normal(clean.shape);
  try {
    const denoised = await denoise(combine([1, clean], [sigma, n]), sigma);
    return norm(sub(denoised, clean))[0]! / (sigma * norm(n)[0]!);
  } catch (error) {
    if (error instanceof TweedieError && error.code === 'network-failed') return Infinity;
    throw error;
  }
}

/**
 * What the best denoiser leaves that looks at no neighbours but shrinks each pixel towards a mean: with the variance s² of
 * the picture, `√(s²/(s² + σ²))`. A mean that is off by `bias` adds `bias·σ/(s² + σ²)` to it, in squares.
 */
export function shrinkageLeft(clean: Tensor, sigma: number, bias = 0): number {
  const centre = mean(clean)[0]!;
  const variance = norm(clean)[0]! ** 2 / clean.data.length - centre ** 2;
  const total = variance + sigma ** 2;
  return Math.hypot(Math.sqrt(variance / total), (bias * sigma) / total);
}

/**
 * Better by more than chance: the noise of a picture of 64×64 pixels and one channel has a norm with a standard deviation
 * of 1.1 %, and this is four times that.
 */
export const beyondChance = 0.955;
