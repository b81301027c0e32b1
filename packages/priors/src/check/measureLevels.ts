import {
  abortedError,
  type AbortSignalLike,
  combine,
  createRandom,
  dot,
  type Prior,
  sub,
  type Tensor,
} from '@tweedie/core';

/** What a denoiser does to pictures with noise of one level, `x = x₀ + σ·n`. Root mean squares over all pixels, in model units. */
export interface PriorLevel {
  readonly sigma: number;
  /** `‖D(x, σ) − x₀‖`, which is σ where nothing is done. */
  readonly error: number;
  /** `‖x − D(x, σ)‖`: what it takes away. */
  readonly removed: number;
  /** The cosine between what it takes away, `x − D`, and what it leaves over, `D − x₀`. */
  readonly cosine: number;
  /** The error where it is told of half as much noise as there is, and of twice as much. */
  readonly told?: { readonly half: number; readonly twice: number };
}

export interface MeasureOptions {
  /** @default 0 */
  readonly seed?: number;
  readonly signal?: AbortSignalLike | undefined;
  /** Called after each evaluation. */
  readonly onEvaluated?: ((done: number, total: number) => void) | undefined;
}

const count = 10;

/** Where pictures have more to say than the rounding of numbers, and less than all: the noise is among their own contrasts. */
export function isTelling(sigma: number): boolean {
  return sigma >= 0.02 && sigma <= 2;
}

/** Ten levels over the range of a prior, evenly in ln σ. */
export function levelsOf({ sigma: { min, max } }: Prior): number[] {
  return Array.from({ length: count }, (_, i) => Math.min(max, min * (max / min) ** (i / (count - 1))));
}

/** Denoises pictures `[1, C, H, W]` of what the prior takes, at ten levels. */
export async function measureLevels(
  prior: Prior,
  pictures: readonly Tensor[],
  { seed = 0, signal, onEvaluated }: MeasureOptions = {},
): Promise<PriorLevel[]> {
  const sigmas = levelsOf(prior);
  const mistold = (sigma: number): boolean =>
    isTelling(sigma) && sigma / 2 >= prior.sigma.min && 2 * sigma <= prior.sigma.max;
  const total = pictures.length * sigmas.reduce((sum, sigma) => sum + (mistold(sigma) ? 3 : 1), 0);
  let done = 0;
  async function denoise(x: Tensor, sigma: number): Promise<Tensor> {
    if (signal?.aborted) throw abortedError();
    const denoised = await prior.denoise(x, sigma, signal && { signal });
    onEvaluated?.(++done, total);
    return denoised;
  }
  const levels: PriorLevel[] = [];
  for (const [i, sigma] of sigmas.entries()) {
    const sums = { pixels: 0, error: 0, removed: 0, product: 0, half: 0, twice: 0 };
    for (const [j, clean] of pictures.entries()) {
      const x = combine([1, clean], [sigma, noiseOf(clean, { seed, place: i * pictures.length + j })]);
      const denoised = await denoise(x, sigma);
      const [left, removed] = [sub(denoised, clean), sub(x, denoised)];
      sums.pixels += clean.data.length;
      sums.error += dot(left, left)[0]!;
      sums.removed += dot(removed, removed)[0]!;
      sums.product += dot(removed, left)[0]!;
      if (!mistold(sigma)) continue;
      sums.half += squaredError(await denoise(x, sigma / 2), clean);
      sums.twice += squaredError(await denoise(x, 2 * sigma), clean);
    }
    const rms = (sum: number): number => Math.sqrt(sum / sums.pixels);
    levels.push({
      sigma,
      error: rms(sums.error),
      removed: rms(sums.removed),
      cosine: sums.product / Math.sqrt(sums.error * sums.removed || 1),
      ...(mistold(sigma) && { told: { half: rms(sums.half), twice: rms(sums.twice) } }),
    });
  }
  return levels;
}

export function noiseOf(
  { shape }: Tensor,
  { seed, place }: { readonly seed: number; readonly place: number },
): Tensor {
  return createRandom(seed).split(place).normal(shape);
}

function squaredError(denoised: Tensor, clean: Tensor): number {
  const left = sub(denoised, clean);
  return dot(left, left)[0]!;
}
