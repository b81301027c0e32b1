import { type Feeds, isFinite, type Network, sameShape, type Tensor, TweedieError } from '@tweedie/core';
import type { PriorCard } from '../card.ts';
import type { Adapted } from './adapted.ts';
import { trainedSigma } from './trainedSigma.ts';

/**
 * A network that is a denoiser already, its preconditioning inside of the graph (Karras et al. 2022, eq. 7):
 * `x [N, C, H, W]` and `sigma [N]` in, `D(x, σ) [N, C, H, W]` out.
 * Throws `network-failed` where the network answers with anything but numbers.
 */
export function edmDenoiser(network: Network, card: PriorCard): Adapted {
  const { name, inputs, output } = card;
  function feedsOf(x: Tensor, sigma: number): Feeds {
    const levels = new Float32Array(x.shape[0]!).fill(trainedSigma(sigma, card));
    return { [inputs.x]: x, [inputs.sigma]: { shape: [levels.length], data: levels } };
  }
  const { vjp } = network;
  return {
    async denoise(x, sigma, options) {
      const { [output]: denoised } = await network.run(feedsOf(x, sigma), options);
      return checked(denoised!, x, { name, sigma });
    },
    ...(vjp && {
      async vjp(x, sigma, options) {
        const [denoised, pullback] = await vjp(feedsOf(x, sigma), { of: output, wrt: inputs.x }, options);
        return [checked(denoised, x, { name, sigma }), pullback];
      },
    }),
  };
}

function checked(denoised: Tensor, x: Tensor, { name, sigma }: { name: string; sigma: number }): Tensor {
  if (!sameShape(denoised.shape, x.shape)) {
    throw new TweedieError(
      'network-failed',
      `${name}: the network must answer [${x.shape}] with the same shape, got [${denoised.shape}]`,
    );
  }
  if (isFinite(denoised)) return denoised;
  if (!isFinite(x)) {
    throw new TweedieError(
      'bad-value',
      `${name}: every value of x must be a finite number, got NaN or infinity`,
      {
        remedy: 'The run has diverged: take a smaller step size or guidance weight.',
      },
    );
  }
  throw new TweedieError(
    'network-failed',
    `${name}: the network answered with NaN or infinity at sigma ${sigma}`,
  );
}
