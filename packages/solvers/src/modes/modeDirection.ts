import {
  combine,
  type GaussianNoise,
  type LinearOperator,
  type Measurement,
  sub,
  type Tensor,
} from '@tweedie/core';
import { hidden } from '../hidden.ts';

/**
 * The preconditioned direction `u = P·v` of the simplified loss
 * `VML_S = −log p_σ(x) − ‖D − x‖²/2σ² + ‖y − A·D‖²/2σ_y²`, that is VML without the traces of its covariance (Prop. 2 of the
 * paper). Its gradient is `−Jᵀ·v`, `v = (D − x)/σ² + Aᵀ(y − A·D)/σ_y²`. With `P = (I/σ² + AᵀA/σ_y²)⁻¹` one gets
 * `u = prox_ρ(2D − x) − D`, `ρ = σ_y²/σ²`: every operator takes its cheapest way, and σ_y may be 0.
 */
export async function modeDirection(
  { y, operator: A, noise }: Measurement<LinearOperator, GaussianNoise>,
  denoised: Tensor,
  { x, sigma }: { readonly x: Tensor; readonly sigma: number },
): Promise<Tensor> {
  const slack = hidden * Math.max(noise.sigma, sigma);
  const target = await A.prox(combine([2, denoised], [-1, x]), y, (noise.sigma / sigma) ** 2, slack);
  return sub(target, denoised);
}
