import type { Tensor } from '../tensor/tensor.ts';
import type { EvaluationOptions, PriorShape, Pullback } from './prior.ts';

/**
 * The way between pictures `[N, C, H, W]` in [-1, 1] and the latents `[N, c, H/factor, W/factor]` that a prior denoises. Both
 * directions speak of latents as the prior knows them, so shift and scale are theirs.
 */
export interface Autoencoder {
  /** The pictures that it takes. */
  readonly shape: PriorShape;
  /** How many pixels a latent stands for along each side. */
  readonly factor: number;
  encode(image: Tensor, options?: EvaluationOptions): Promise<Tensor>;
  decode(latent: Tensor, options?: EvaluationOptions): Promise<Tensor>;
  /** The picture of a latent, and its pullback `v ↦ (∂decode/∂z)ᵀ·v`. Present where the runtime can differentiate. */
  decodeVjp?(
    latent: Tensor,
    options?: EvaluationOptions,
  ): Promise<readonly [image: Tensor, pullback: Pullback]>;
}
