import { TweedieError } from '../errors.ts';

/** Walks down a list of noise levels: `[i, σ_i, σ_(i+1)]` for each pair of neighbours. */
export function* steps(
  sigmas: readonly number[],
): Generator<readonly [i: number, sigma: number, next: number], void> {
  for (let i = 0; i < sigmas.length - 1; i++) yield [i, sigmas[i]!, sigmas[i + 1]!];
}

/**
 * Splits a step between noise levels into a deterministic move to `down` and fresh noise of size `up`, with
 * `down² + up² = to²`. η = 0 adds no noise; η = 1 is the posterior of the forward process, DDPM's step.
 * Throws `bad-parameter` unless 0 ≤ to ≤ from, from > 0 and η ≥ 0. Song et al. (2021), "DDIM", eq. 16.
 */
export function ancestralStep(from: number, to: number, eta = 1): { down: number; up: number } {
  if (!(to >= 0 && to <= from && from > 0 && eta >= 0)) {
    const got = `got from ${from}, to ${to} and eta ${eta}`;
    throw new TweedieError(
      'bad-parameter',
      `ancestralStep: needs 0 ≤ to ≤ from, from > 0 and eta ≥ 0, ${got}`,
    );
  }
  const up = Math.min(to, eta * to * Math.sqrt(1 - (to / from) ** 2));
  return { down: Math.sqrt(to ** 2 - up ** 2), up };
}
