import {
  dot,
  isDecomposed,
  isGaussian,
  type Measurement,
  norm,
  type PerSample,
  size,
  sub,
  type Tensor,
  TweedieError,
} from '@tweedie/core';
import { pairUp } from './pairUp.ts';

/** `‖A(x̂) − y‖/‖y‖` of each sample, for one y or one for each. Throws `bad-shape`. */
export async function relativeResidual(estimate: Tensor, measurement: Measurement): Promise<PerSample> {
  const lengths = norm(measurement.y);
  const residuals = norm(await residual(estimate, measurement));
  return residuals.map((length, n) => length / lengths[lengths.length === 1 ? 0 : n]!);
}

/**
 * `‖A(x̂) − y‖²/(m·σ²)` of each sample: about 1 where the estimate misses y by as much as the noise did, below 1 where
 * it fits the noise. With a singular value decomposition only what is measured counts: the residual along the columns
 * of U with s > 0, and m is their number. Otherwise m is the size of y.
 * Throws `bad-value` unless the noise is Gaussian with σ > 0, and `bad-shape`.
 */
export async function reducedChiSquared(estimate: Tensor, measurement: Measurement): Promise<PerSample> {
  const { operator, noise } = measurement;
  const sigma = isGaussian(noise) ? noise.sigma : 0;
  if (!(sigma > 0)) {
    const got = isGaussian(noise) ? `sigma = ${noise.sigma}` : `${noise.name} noise`;
    throw new TweedieError(
      'bad-value',
      `reduced-chi-squared: needs Gaussian noise with sigma above 0, got ${got}`,
    );
  }
  const missed = await residual(estimate, measurement);
  if (!isDecomposed(operator))
    return dot(missed, missed).map((square) => square / (size(operator.outputShape) * sigma ** 2));
  const { s, ut } = operator.svd;
  const coefficients = await ut(missed);
  const seen = {
    ...coefficients,
    data: coefficients.data.map((value, i) => (s[i % s.length]! > 0 ? value : 0)),
  };
  const m = s.reduce((count, value) => count + Number(value > 0), 0);
  return dot(seen, seen).map((square) => square / (m * sigma ** 2));
}

async function residual(estimate: Tensor, { y, operator }: Measurement): Promise<Tensor> {
  const predicted = await operator.apply(estimate);
  return sub(predicted, pairUp(predicted, y, operator.name));
}
