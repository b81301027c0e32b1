import { TweedieError } from '@tweedie/core';
import type { PriorCard } from '../card/card.ts';

/** Schedules that begin at the maximum may miss it by the rounding of a power and its root. */
const rounding = 1e-6;

/**
 * The noise level to ask a network for. Below the trained range that is `min`, because less noise than the
 * network can tell from none leaves the image as it is. Above it there is no answer: the network would make
 * one up. Throws `bad-value` there, and for what is no noise level.
 */
export function trainedSigma(sigma: number, { name, sigma: { min, max } }: PriorCard): number {
  if (sigma >= 0 && sigma <= max * (1 + rounding)) return Math.min(max, Math.max(min, sigma));
  throw new TweedieError('bad-value', `${name}: sigma must be 0 to ${max}, got ${sigma}`, {
    remedy: `Start the schedule at ${max}, the most noise that this prior was trained on.`,
  });
}
