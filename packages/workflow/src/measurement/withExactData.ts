import {
  add,
  isDecomposed,
  isGaussian,
  isLinear,
  type Measurement,
  repeat,
  sub,
  type Tensor,
} from '@tweedie/core';

/** Up to this ratio of singular values an exact measurement is believed in every direction. */
const wellConditioned = 10;

/**
 * `x + A⁺(y − A·x)` for each sample of x, for one y or one for each: the picture nearest to x that agrees with an exact
 * measurement, so what a mask leaves keeps its very codes. x itself where there is noise, or where A is badly
 * conditioned and rounding would be blown up.
 */
export async function withExactData(x: Tensor, { y, operator, noise }: Measurement): Promise<Tensor> {
  if (!isGaussian(noise) || noise.sigma > 0 || !isLinear(operator) || !isDecomposed(operator)) return x;
  const positive = operator.svd.s.filter((value) => value > 0);
  const [least, greatest] = positive.reduce(([l, g], v) => [Math.min(l, v), Math.max(g, v)], [Infinity, 0]);
  if (greatest > wellConditioned * least) return x;
  const measured = y.shape[0] === 1 ? repeat(y, x.shape[0]!) : y;
  return add(x, await operator.pseudoInverse(sub(measured, await operator.apply(x))));
}
