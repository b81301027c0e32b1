import { karrasSigma, karrasSigmas, type Random, type SigmaRange } from '@tweedie/core';

export type VisitName = 'descending' | 'ascending' | 'random' | 'stratified';

export interface Visit extends SigmaRange {
  readonly n: number;
  readonly random: Random;
}

/**
 * In which order a run visits `n` noise levels. The whole batch shares them.
 * - descending, ascending: Karras levels;
 * - random: each drawn anew, uniform in the coordinate in which Karras levels are evenly spaced;
 * - stratified: one drawn from each of n equal parts of that coordinate, in random order.
 */
export const visits: { readonly [K in VisitName]: (visit: Visit) => number[] } = {
  descending: ({ n, ...range }) => karrasSigmas(n, range).slice(0, n),
  ascending: ({ n, ...range }) => karrasSigmas(n, range).slice(0, n).reverse(),
  random({ n, random, ...range }) {
    const level = random.split('levels');
    return Array.from({ length: n }, () => karrasSigma(share(level), range));
  },
  stratified({ n, random, ...range }) {
    const level = random.split('levels');
    const parts = random.split('order').permutation(n);
    return parts.map((part) => karrasSigma((part + share(level)) / n, range));
  },
};

/** Uniform in [0, 1), the same for the whole batch. */
function share(random: Random): number {
  return random.integer(2 ** 32) / 2 ** 32;
}
