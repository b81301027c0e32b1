import { createRandom, karrasSigma, karrasSigmas, type SigmaRange } from '@tweedie/core';

export type VisitName = 'descending' | 'ascending' | 'random' | 'stratified';

interface Visit extends SigmaRange {
  readonly n: number;
  readonly seed: number;
}

/**
 * In which order a run visits `n` noise levels. The whole batch shares them, so they depend on the seed alone.
 * - descending, ascending: Karras levels;
 * - random: each drawn anew, uniform in the coordinate in which Karras levels are evenly spaced;
 * - stratified: one drawn from each of n equal parts of that coordinate, in random order.
 */
export const visits: { readonly [K in VisitName]: (visit: Visit) => number[] } = {
  descending: ({ n, ...range }) => karrasSigmas(n, range).slice(0, n),
  ascending: ({ n, ...range }) => karrasSigmas(n, range).slice(0, n).reverse(),
  random: ({ n, seed, ...range }) => uniforms(n, seed).map((u) => karrasSigma(u, range)),
  stratified({ n, seed, ...range }) {
    const u = uniforms(n, seed);
    return order(n, seed).map((part, k) => karrasSigma((part + u[k]!) / n, range));
  },
};

function uniforms(n: number, seed: number): number[] {
  return [...createRandom(seed).split('levels').uniform([1, n]).data];
}

function order(n: number, seed: number): number[] {
  return createRandom(seed).split('order').permutation(n);
}
