import { param, steps } from '@tweedie/core';
import type { z } from 'zod';

/** The parameters of jumps. */
export const jumpParameters: {
  jumpLength: z.ZodDefault<z.ZodNumber>;
  resamplings: z.ZodDefault<z.ZodNumber>;
} = {
  jumpLength: param.integer({
    title: 'Jump: length',
    summary: 'How many levels a jump goes back up',
    min: 1,
    default: 10,
  }),
  resamplings: param.integer({
    title: 'Jump: times',
    summary: 'How often each stretch is walked; 1 never jumps',
    min: 1,
    max: 100,
    default: 3,
  }),
};

export interface Jumps {
  readonly jumpLength: number;
  readonly resamplings: number;
}

/**
 * The moves `[from, to]` between noise levels, of which the last is 0. At the smallest level, and at every
 * `jumpLength`-th above it, the walk jumps `jumpLength` levels up and comes down again, until it has been
 * there `resamplings` times. It never jumps up from 0. Lugmayr et al. (2022), "RePaint", section 4.2.
 */
export function* jumps(
  sigmas: readonly number[],
  { jumpLength: j, resamplings: r }: Jumps,
): Generator<readonly [from: number, to: number], void> {
  const smallest = sigmas.length - 2;
  for (const [i, sigma, next] of steps(sigmas)) {
    if (i >= j && (smallest - i) % j === 0) {
      for (let round = 1; round < r; round++) {
        yield [sigma, sigmas[i - j]!];
        for (const [, from, to] of steps(sigmas.slice(i - j, i + 1))) yield [from, to];
      }
    }
    yield [sigma, next];
  }
}

/** How many of the moves over `n` levels and 0 go down. */
export function movesDownOf(n: number, { jumpLength: j, resamplings: r }: Jumps): number {
  return n + (r - 1) * j * Math.floor((n - 1) / j);
}
