import type { Network } from '@tweedie/core';
import { adapt } from '../adapters/adapt.ts';
import type { PriorCard } from '../card/card.ts';
import { beyondChance, noiseLeft, shrinkageLeft } from './noiseLeft.ts';
import { trialPicture } from './trialPicture.ts';

const levels = [0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 40, 80];

/** How far the pictures that a network learnt from may be from mid-grey on average: half of the way to black. */
const bias = 0.5;

/**
 * The highest noise level of the card that the network still knows, found by trying: it must take noise off, and more
 * than shrinking each pixel towards the mean of what it learnt from. `undefined` where it knows none.
 */
export async function highestSigma(network: Network, card: PriorCard): Promise<number | undefined> {
  const clean = trialPicture(card);
  const { denoise } = adapt(network, card);
  let highest: number | undefined;
  for (const [seed, sigma] of levels.filter((level) => level <= card.sigma.max).entries()) {
    const left = await noiseLeft(denoise, clean, { sigma, seed });
    if (left > beyondChance * Math.min(1, shrinkageLeft(clean, sigma, bias))) break;
    highest = sigma;
  }
  return highest;
}
