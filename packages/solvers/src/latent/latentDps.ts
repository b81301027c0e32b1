import { type Autoencoder, defineSolver, type Operator, rememberLast, type Tensor } from '@tweedie/core';
import { dpsIteration, dpsParameters } from '../guidance/dps.ts';

/**
 * Latent DPS: DPS on the latents z of a picture, with `A∘decode` in place of A, which is not linear. Where the paper's Alg. 2
 * (PSLD) goes on to pull a latent towards those whose picture encodes to themselves, this is its Latent-DPS: no such pull.
 * The pictures that it finds are those that the decoder can draw. Steps yield the decoded estimate. ζ, its scale and the grid of
 * noise levels are those of `dps`, with the number of latents in place of that of pixels.
 * Any operator, any noise. Rout, Raoof, Daras, Caramanis, Dimakis, Shakkottai (2023), eq. 6.
 */
export const latentDps = defineSolver({
  name: 'latent-dps',
  title: 'Latent DPS',
  summary: 'DPS on the latents of a picture, through the derivatives of denoiser and decoder.',
  paper:
    'Rout, Raoof, Daras, Caramanis, Dimakis, Shakkottai (2023), Solving Linear Inverse Problems Provably via Posterior Sampling with Latent Diffusion Models, eq. 6',
  needs: { operator: 'any', noise: 'any', prior: 'latent' },
  params: dpsParameters,
  evaluations: ({ steps }) => steps,
  async *solve(prior, { y, operator: A }, options) {
    const { decoded, operator } = throughDecoder(A, prior);
    const iteration = dpsIteration(prior, { y, operator }, { ...options, place: 'latent-dps' });
    for (;;) {
      const next = await iteration.next();
      if (next.done) return (await decoded(next.value))[0];
      yield { ...next.value, denoised: (await decoded(next.value.denoised))[0] };
    }
  },
});

/** `A∘decode`, which decodes a latent once. */
function throughDecoder(
  A: Operator,
  {
    shape,
    autoencoder: { factor, decodeVjp },
  }: {
    readonly shape: { readonly channels: number };
    readonly autoencoder: Required<Pick<Autoencoder, 'factor' | 'decodeVjp'>>;
  },
): { readonly decoded: (z: Tensor) => ReturnType<typeof decodeVjp>; readonly operator: Operator } {
  const [, height = 0, width = 0] = A.inputShape;
  const decoded = rememberLast((z: Tensor) => decodeVjp(z));
  return {
    decoded,
    operator: {
      name: A.name,
      inputShape: [shape.channels, height / factor, width / factor],
      outputShape: A.outputShape,
      apply: async (z) => A.apply((await decoded(z))[0]),
      async vjp(z, v) {
        const [image, pullback] = await decoded(z);
        return pullback(await A.vjp(image, v));
      },
    },
  };
}
