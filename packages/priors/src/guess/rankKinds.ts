import type { Network } from '@tweedie/core';
import { adapt } from '../adapters/adapt.ts';
import type { PriorCard } from '../card/card.ts';
import { beyondChance, noiseLeft, shrinkageLeft } from './noiseLeft.ts';
import { trialPicture } from './trialPicture.ts';

/** A card, and the share of the noise that the network leaves when it is read so: 1 is no use at all. */
export interface Ranked {
  readonly card: PriorCard;
  readonly left: number;
}

/** How a network did, read in several ways, the best first. */
export interface Ranking {
  readonly ranked: readonly Ranked[];
  /** What shrinking pixel by pixel leaves: who is not better does not know what pictures look like. */
  readonly shrinkage: number;
}

/** Noise levels that every kind of network knows. */
const levels = [0.1, 0.5, 1];

export interface RankOptions {
  /** Called after each card. */
  readonly onTried?: (tried: number) => void;
}

/**
 * Tries a network as each of several cards say, which differ in its kind alone: takes noise off a picture made of discs,
 * and orders the cards by the share of the noise that is left, the geometric mean over three levels. Only for networks of
 * grey or colour pictures.
 */
export async function rankKinds(
  network: Network,
  cards: readonly PriorCard[],
  { onTried }: RankOptions = {},
): Promise<Ranking> {
  const [first] = cards;
  if (!first) return { ranked: [], shrinkage: 0 };
  const clean = trialPicture(first);
  const ranked: Ranked[] = [];
  for (const card of cards) {
    const { denoise } = adapt(network, card);
    const lefts: number[] = [];
    for (const [seed, sigma] of levels.entries())
      lefts.push(await noiseLeft(denoise, clean, { sigma, seed }));
    ranked.push({ card, left: geometricMean(lefts) });
    onTried?.(ranked.length);
  }
  const shrinkage = geometricMean(levels.map((sigma) => shrinkageLeft(clean, sigma)));
  return { ranked: ranked.sort((a, b) => a.left - b.left), shrinkage };
}

/**
 * How much more noise the second must leave for the first to be believed. Networks that learnt from other pictures may do
 * better on discs when they are told of somewhat more noise than there is: a prior of faces that was read in 17 wrong ways
 * gained up to 5 % so (x₀-prediction with another schedule). This is twice that.
 */
export const margin = 1.1;

/**
 * The cards between which the trial cannot decide, the best first: none where no reading takes noise off. Where black
 * may be -1 or 0 it is -1: to a network of [-1, 1] pictures of [0, 1] are bright ones, while negative values are foreign
 * to a network of [0, 1].
 */
export function contenders({ ranked, shrinkage }: Ranking): readonly Ranked[] {
  const best = ranked[0]?.left ?? Infinity;
  if (!(best <= beyondChance * shrinkage)) return [];
  const close = ranked.filter(({ left }) => left <= margin * best);
  const negative = close.filter(({ card }) => card.range[0] < 0).map(({ card }) => card.parametrisation);
  return close.filter(({ card }) => card.range[0] < 0 || !negative.includes(card.parametrisation));
}

function geometricMean(values: readonly number[]): number {
  return Math.exp(values.reduce((sum, value) => sum + Math.log(value), 0) / values.length);
}
