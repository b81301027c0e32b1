import type { Denoiser, Iteration, Random, Tensor } from '@tweedie/core';

/** Where a sampler starts, which noise levels it visits, and where its randomness comes from. */
export interface SamplerOptions {
  /** The noisy image `[N, C, H, W]` at the first level. */
  readonly x: Tensor;
  /** Falling noise levels in model units, usually down to 0. */
  readonly sigmas: readonly number[];
  /** Fresh noise, where the sampler adds some. @default createRandom(0) */
  readonly random?: Random;
  /** Share of fresh noise, where the sampler adds some. @default 1 */
  readonly eta?: number;
}

/** Draws from a prior: walks `x` down the noise levels, and returns it at the last of them. */
export type Sampler = (denoise: Denoiser, options: SamplerOptions) => Iteration;
