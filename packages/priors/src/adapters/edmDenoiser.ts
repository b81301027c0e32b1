import { type Denoiser, isFinite, type Network, sameShape, type Tensor, TweedieError } from '@tweedie/core';
import type { PriorCard } from '../card.ts';
import { trainedSigma } from './trainedSigma.ts';

/**
 * A network that is a denoiser already, its preconditioning inside of the graph (Karras et al. 2022, eq. 7):
 * `x [N, C, H, W]` and `sigma [N]` in, `D(x, σ) [N, C, H, W]` out.
 * Throws `network-failed` where the network answers with anything but numbers.
 */
export function edmDenoiser(network: Network, card: PriorCard): Denoiser {
  return async (x, sigma, options) => {
    const level = trainedSigma(sigma, card);
    const levels = new Float32Array(x.shape[0]!).fill(level);
    const feeds = { [card.inputs.x]: x, [card.inputs.sigma]: { shape: [levels.length], data: levels } };
    const { [card.output]: denoised } = await network.run(feeds, options);
    return checked(denoised!, x, { name: card.name, sigma });
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
