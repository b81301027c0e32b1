/**
 * @file With a Gaussian prior every step of a sampler is linear, so each coefficient of its result is
 * `a·y + b + Σ c_k·n_k` with independent unit noises. Followed in float64, that is the result's exact
 * distribution: the bias of a solver as an expected number.
 */

/** The factors of y, of 1, and of each noise. */
export type Affine = readonly number[];

export const y: Affine = [1];
export const one: Affine = [0, 1];

/** The noises of one run: a new one at each call. */
export function createNoise(): () => Affine {
  let next = 2;
  return () => [...new Array<number>(next++).fill(0), 1];
}

export function add(...terms: readonly (readonly [factor: number, value: Affine])[]): Affine {
  const length = Math.max(...terms.map(([, value]) => value.length));
  return Array.from({ length }, (_, k) =>
    terms.reduce((sum, [factor, value]) => sum + factor * (value[k] ?? 0), 0),
  );
}

/** `E[result | y] = gain·y + offset`, and its variance. */
export interface Law {
  readonly gain: number;
  readonly offset: number;
  readonly variance: number;
}

export function lawOf([gain = 0, offset = 0, ...noises]: Affine): Law {
  return { gain, offset, variance: noises.reduce((sum, c) => sum + c * c, 0) };
}
