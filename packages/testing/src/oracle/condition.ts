import { TweedieError } from '@tweedie/core';
import {
  cholesky,
  forwardSubstitute,
  inner,
  type Matrix,
  times,
  timesVector,
  transpose,
} from '../numbers/matrix.ts';
import { type Component, mixturePosterior, type Posterior } from './posterior.ts';

/**
 * The posterior of `x ~ Σ wₖ·N(mₖ, Cₖ)` given `y = A·x + σ·n`: with `Sₖ = A·Cₖ·Aᵀ + σ²I`,
 * means `mₖ + Cₖ·Aᵀ·Sₖ⁻¹·(y − A·mₖ)`, covariances `Cₖ − Cₖ·Aᵀ·Sₖ⁻¹·A·Cₖ`, weights `∝ wₖ·N(y; A·mₖ, Sₖ)`.
 */
export function conditionOn(
  components: readonly Component[],
  A: Matrix,
  sigma: number,
): (y: ArrayLike<number>) => Posterior {
  const updates = components.map((component) => updateOf(component, A, sigma));
  return (y) => {
    const updated = updates.map((update) => update(y));
    const highest = updated.reduce((most, { logWeight }) => Math.max(most, logWeight), -Infinity);
    const total = updated.reduce((sum, { logWeight }) => sum + Math.exp(logWeight - highest), 0);
    return mixturePosterior(
      updated.map(({ logWeight, ...rest }) => ({ ...rest, weight: Math.exp(logWeight - highest) / total })),
    );
  };
}

type Update = (y: ArrayLike<number>) => Omit<Component, 'weight'> & { readonly logWeight: number };

function updateOf({ weight, mean, covariance }: Component, A: Matrix, sigma: number): Update {
  const C = covariance instanceof Float64Array ? diagonal(covariance) : covariance;
  const CAt = times(C, transpose(A));
  const S = times(A, CAt).map((row, i) => row.map((value, j) => value + (i === j ? sigma * sigma : 0)));
  const L = cholesky(S);
  if (!L) throw new TweedieError('bad-value', `oracle: noise is too small for this operator, got ${sigma}`);
  // With W = L⁻¹·A·C: C·Aᵀ·S⁻¹·A·C = Wᵀ·W and C·Aᵀ·S⁻¹·r = Wᵀ·L⁻¹·r.
  const Wt = CAt.map((row) => forwardSubstitute(L, row));
  const posterior = C.map((row, i) => Float64Array.from(row, (value, j) => value - inner(Wt[i]!, Wt[j]!)));
  const predicted = timesVector(A, mean);
  const logDeterminant = L.reduce((sum, row, i) => sum + Math.log(row[i]!), 0);
  return (y) => {
    const white = forwardSubstitute(
      L,
      predicted.map((value, i) => y[i]! - value),
    );
    return {
      logWeight: Math.log(weight) - logDeterminant - inner(white, white) / 2,
      mean: mean.map((m, i) => m + inner(Wt[i]!, white)),
      covariance: posterior,
    };
  };
}

function diagonal(values: Float64Array): Float64Array[] {
  return Array.from(values, (value, i) => new Float64Array(values.length).fill(value, i, i + 1));
}
