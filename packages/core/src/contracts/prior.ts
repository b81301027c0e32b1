import type { AbortSignalLike } from '../abort.ts';
import type { Tensor } from '../tensor/tensor.ts';
import type { Autoencoder } from './autoencoder.ts';

/** How a run speaks to a network while it works. */
export interface EvaluationOptions {
  /** Asks for an early end: between two tiles, say. Whoever fires it no longer waits for the result. */
  readonly signal?: AbortSignalLike;
}

/**
 * The MMSE denoiser `D(x, σ) = E[x₀ | x]`, where `x = x₀ + σ·n` and `n ~ N(0, I)`.
 * Shapes `[N, C, H, W] → [N, C, H, W]`, values and σ in model units ([-1, 1]).
 * The only way that a solver sees a network.
 */
export type Denoiser = (x: Tensor, sigma: number, options?: EvaluationOptions) => Promise<Tensor>;

/** `v ↦ (∂D/∂x)ᵀ·v`, at the point where the denoised estimate was made. */
export type Pullback = (v: Tensor, options?: EvaluationOptions) => Promise<Tensor>;

/** Denoises, and returns the pullback at the same point. */
export type DenoiserVjp = (
  x: Tensor,
  sigma: number,
  options?: EvaluationOptions,
) => Promise<readonly [denoised: Tensor, pullback: Pullback]>;

/** The images that a prior takes. `null` stands for any size that is a multiple of `multiple`. */
export interface PriorShape {
  readonly channels: number;
  readonly height: number | null;
  readonly width: number | null;
  readonly multiple: number;
}

/** A denoiser with its facts. */
export interface Prior {
  readonly name: string;
  readonly shape: PriorShape;
  /** The range of noise levels that it was trained on, in model units. */
  readonly sigma: { readonly min: number; readonly max: number };
  readonly licence?: string;
  readonly denoise: Denoiser;
  readonly vjp?: DenoiserVjp;
  /** Present where it denoises latents: `shape`, σ and the denoiser are of these. */
  readonly autoencoder?: Autoencoder;
}

/** The pictures that are restored with a prior: those that it denoises, or those of its latents. */
export function picturesOf({ shape, autoencoder }: Prior): PriorShape {
  return autoencoder?.shape ?? shape;
}
