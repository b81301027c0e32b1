import type { Network } from '@tweedie/core';
import type { PriorCard } from '../card/card.ts';
import { draftCard } from '../guess/draftCard.ts';
import { kindsOf } from '../guess/kinds.ts';
import { margin, rankKinds, type RankOptions } from '../guess/rankKinds.ts';
import { percent, type PriorCheck } from './priorCheck.ts';

/** What a network looks like when it is read in other ways than its card says. */
export interface Reading {
  readonly check: PriorCheck;
  /** The reading that does best, where that is not the card's. */
  readonly better: PriorCard | undefined;
}

const ranges = [
  [-1, 1],
  [0, 1],
] as const;

/**
 * Reads a network in every way that goes with its inputs, with black at -1 and at 0, and compares how much noise is left
 * with how much its card leaves. `describe` puts a reading in words.
 */
export async function checkReading(
  network: Network,
  card: PriorCard,
  { describe, ...options }: RankOptions & { readonly describe: (card: PriorCard) => string },
): Promise<Reading> {
  const others = readingsOf(card);
  const own = asTried(card);
  const { ranked, shrinkage } = await rankKinds(network, [own, ...others], options);
  const declared = ranked.find((each) => each.card === own)!;
  const best = ranked[0]!;
  const better = margin * best.left < declared.left && best.left < shrinkage ? best : undefined;
  const title = 'No other reading does better';
  const told = `as its card says ${percent(declared.left)}`;
  if (better) {
    const message = `This looks like ${describe(better.card)}: read so it leaves ${percent(better.left)} of the noise, ${told}.`;
    const remedy = 'Add it again with the flags that say so, or correct its card.json.';
    return { better: better.card, check: { name: 'reading', title, passed: false, message, remedy } };
  }
  const brighter = card.range[0] === 0 && ranked.find((each) => isSameFrom(-1, each.card, card));
  const open = brighter && brighter.left <= margin * declared.left;
  const message = `Read ${told} of the noise is left, and no other way leaves clearly less.`;
  const doubt = ' With black at -1 it does about as well: make sure that its black is 0.';
  return {
    better: undefined,
    check: { name: 'reading', title, passed: true, message: open ? message + doubt : message },
  };
}

/** Whether two cards differ in nothing but their black, which is `black` in the first. */
function isSameFrom(black: number, a: PriorCard, b: PriorCard): boolean {
  const kindOf = (card: PriorCard): unknown[] => [
    card.parametrisation,
    'schedule' in card && card.schedule.kind,
    'time' in card && [card.time, card.timeScale],
  ];
  return a.range[0] === black && JSON.stringify(kindOf(a)) === JSON.stringify(kindOf(b));
}

/** It is tried at levels that it may not have learnt, as all others are. */
function asTried(card: PriorCard): PriorCard {
  const { min, max } = card.sigma;
  return { ...card, sigma: { ...card.sigma, min: Math.min(min, 0.002), max: Math.max(max, 80) } };
}

/** How many readings `checkReading` tries. */
export function countReadings(card: PriorCard): number {
  return readingsOf(card).length + 1;
}

function readingsOf(card: PriorCard): PriorCard[] {
  const { inputs, output, noise, labels, layout, learnedVariance, shape } = card;
  const borders = { inputs, output, noise, labels, layout, learnedVariance, shape };
  const kinds = kindsOf(borders).filter(({ range }) => range[0] === -1);
  return kinds.flatMap((kind) =>
    ranges.map((range) => draftCard(borders, { ...kind, range }, shape.multiple)),
  );
}
