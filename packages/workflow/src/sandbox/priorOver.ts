import type { Autoencoder, Prior, PriorShape, Pullback, Tensor } from '@tweedie/core';

/** What a prior is, without what it does. */
export interface PriorFacts {
  readonly handle: number;
  readonly name: string;
  readonly shape: PriorShape;
  readonly sigma: { readonly min: number; readonly max: number };
  readonly licence?: string;
  readonly vjp: boolean;
  readonly autoencoder?: AutoencoderFacts;
}

/** What its autoencoder is, where it denoises latents. */
export type AutoencoderFacts = Pick<Autoencoder, 'shape' | 'factor'> & { readonly vjp: boolean };

/** Asks the session for something. */
export type Call = (method: string, ...args: readonly unknown[]) => Promise<unknown>;

/** A prior that the session runs. */
export function priorOver({ handle, vjp, autoencoder, ...facts }: PriorFacts, call: Call): Prior {
  const withPullback = async (method: string, x: Tensor, ...more: readonly unknown[]) => {
    const [answer, point] = (await call(method, handle, x, ...more)) as readonly [Tensor, number];
    const pullback: Pullback = async (v) => (await call('pullback', point, v)) as Tensor;
    return [answer, pullback] as const;
  };
  return {
    ...facts,
    denoise: async (x, sigma) => (await call('denoise', handle, x, sigma)) as Tensor,
    ...(vjp && { vjp: (x: Tensor, sigma: number) => withPullback('vjp', x, sigma) }),
    ...(autoencoder && {
      autoencoder: {
        shape: autoencoder.shape,
        factor: autoencoder.factor,
        encode: async (image: Tensor) => (await call('encode', handle, image)) as Tensor,
        decode: async (latent: Tensor) => (await call('decode', handle, latent)) as Tensor,
        ...(autoencoder.vjp && { decodeVjp: (latent: Tensor) => withPullback('decodeVjp', latent) }),
      },
    }),
  };
}
