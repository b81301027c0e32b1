import { combine, createRandom, norm, sub, type Network, TweedieError } from '@tweedie/core';
import { adapt } from '../adapters/adapt.ts';
import type { PriorCard } from '../card/card.ts';
import { deadLeaves } from './deadLeaves.ts';

/** A card, and the share of the noise that the network leaves when it is read so: 1 is no use at all. */
export interface Ranked {
  readonly card: PriorCard;
  readonly left: number;
}

/** Noise levels that every kind of network knows. */
const levels = [0.1, 0.3, 1];

export interface RankOptions {
  /** Called after each card. */
  readonly onTried?: (tried: number) => void;
}

/**
 * Tries a network as each of several cards say: takes noise off a picture made of discs, and orders the cards by the
 * noise that is left, `√Σ‖D(x + σn) − x‖²/Σ‖σn‖²` over three levels. A network that is read wrongly adds more than it takes.
 */
export async function rankKinds(
  network: Network,
  cards: readonly PriorCard[],
  { onTried }: RankOptions = {},
): Promise<Ranked[]> {
  const ranked: Ranked[] = [];
  for (const card of cards) {
    ranked.push({ card, left: await noiseLeft(network, card) });
    onTried?.(ranked.length);
  }
  return ranked.sort((a, b) => a.left - b.left);
}

async function noiseLeft(network: Network, card: PriorCard): Promise<number> {
  const { channels, height, width, multiple } = card.shape;
  const side = Math.ceil(64 / multiple) * multiple;
  const clean = deadLeaves({ channels, height: height ?? side, width: width ?? side });
  const { denoise } = adapt(network, card);
  let total = 0;
  const usable = levels.filter((sigma) => sigma <= card.sigma.max);
  for (const [seed, sigma] of usable.entries()) {
    const n = createRandom(seed).normal(clean.shape);
    const denoised = await denoise(combine([1, clean], [sigma, n]), sigma).catch((error: unknown) => {
      if (error instanceof TweedieError && error.code === 'network-failed') return undefined;
      throw error;
    });
    if (!denoised) return Infinity;
    total += (norm(sub(denoised, clean))[0]! / (sigma * norm(n)[0]!)) ** 2;
  }
  return Math.sqrt(total / usable.length);
}
