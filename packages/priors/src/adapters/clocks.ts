import type { Clock } from '../card/card.ts';

/** What networks that know σ make of it first: Song et al. (2021), NCSN++; Karras et al. (2022), table 1. */
export const clocks: { readonly [C in Clock]: (sigma: number) => number } = {
  sigma: (sigma) => sigma,
  'log-sigma': Math.log,
  'log-half-sigma': (sigma) => Math.log(sigma / 2),
  'quarter-log-sigma': (sigma) => Math.log(sigma) / 4,
};
