import type { AbortSignalLike, Tensor } from '@tweedie/core';

/** A `Denoiser` that can be told to stop: between two tiles, and while the network runs. */
export type CancellableDenoiser = (
  x: Tensor,
  sigma: number,
  options?: { readonly signal?: AbortSignalLike },
) => Promise<Tensor>;
