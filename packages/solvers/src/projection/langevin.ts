import { combine, norm, type PerSample, sub, type Tensor } from '@tweedie/core';

/**
 * A step of Langevin dynamics at one noise level, `x + ε·g + √(2ε)·n` along the score `g = (D − x)/σ²`, with
 * `ε = 2·(r·‖n‖/‖g‖)²` of each sample, so that the pull of the score is r times as long as the noise. Stays
 * where the score is 0. Song et al. (2021), Alg. 4.
 */
export function langevin(
  { x, denoised, sigma }: { readonly x: Tensor; readonly denoised: Tensor; readonly sigma: number },
  { n, snr: r }: { readonly n: Tensor; readonly snr: number },
): Tensor {
  const scores = norm(sub(denoised, x)).map((length) => length / sigma ** 2);
  const epsilon = norm(n).map((length, k) => (scores[k]! > 0 ? 2 * ((r * length) / scores[k]!) ** 2 : 0));
  const pull: PerSample = epsilon.map((value) => value / sigma ** 2);
  const spread: PerSample = epsilon.map((value) => Math.sqrt(2 * value));
  return combine([pull.map((value) => 1 - value), x], [pull, denoised], [spread, n]);
}
