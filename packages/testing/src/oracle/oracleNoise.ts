import { combine, type GaussianNoise, TweedieError } from '@tweedie/core';

/** `y = clean + σ·n` for σ > 0: without noise a posterior has no density. */
export function oracleNoise(sigma: number): GaussianNoise {
  if (!(sigma > 0 && sigma < Infinity)) {
    throw new TweedieError('bad-value', `oracle: noise must be above 0 and finite, got ${sigma}`);
  }
  return {
    name: 'gaussian',
    sigma,
    sample: (clean, random) => combine([1, clean], [sigma, random.normal(clean.shape)]),
    gradient: (y, clean) => combine([1 / sigma ** 2, clean], [-1 / sigma ** 2, y]),
  };
}
