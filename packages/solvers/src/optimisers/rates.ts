export type RateName = 'constant' | 'cosine' | 'linear';

/** How the learning rate falls: its share of the start at progress `u`, from 0 (first step) to 1 (past the last). */
export const rates: { readonly [K in RateName]: (u: number) => number } = {
  constant: () => 1,
  cosine: (u) => (1 + Math.cos(Math.PI * u)) / 2,
  linear: (u) => 1 - u,
};
