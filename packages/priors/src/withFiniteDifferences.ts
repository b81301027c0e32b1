import { combine, type Prior, norm, type DifferentiablePrior } from '@tweedie/core';

export interface FiniteDifferenceOptions {
  /** Of the perturbation, in units of σ and per pixel. @default 0.01 */
  readonly step?: number;
}

/**
 * A prior whose pullback is a central difference of its denoiser: `(D(x + h·v) − D(x − h·v))/2h`, with
 * `h = step·σ·√(values)/‖v‖`. That is `J·v`, which is `Jᵀ·v` only where the Jacobian is symmetric. The Jacobian of the exact
 * denoiser is, it is a covariance over σ²; that of a network nearly so. Two evaluations a pullback, an error of the order
 * of step², and of the rounding of float32 over the step. For runtimes without derivatives.
 */
export function withFiniteDifferences(
  prior: Prior,
  { step = 0.01 }: FiniteDifferenceOptions = {},
): DifferentiablePrior {
  return {
    ...prior,
    async vjp(x, sigma, options) {
      const denoised = await prior.denoise(x, sigma, options);
      return [
        denoised,
        async (v, options) => {
          const pixels = Math.sqrt(v.data.length / v.shape[0]!);
          const h = norm(v).map((length) => (length > 0 ? (step * sigma * pixels) / length : 1));
          const ahead = await prior.denoise(combine([1, x], [h, v]), sigma, options);
          const behind = await prior.denoise(combine([1, x], [h.map((value) => -value), v]), sigma, options);
          const slope = h.map((value) => 1 / (2 * value));
          return combine([slope, ahead], [slope.map((value) => -value), behind]);
        },
      ];
    },
  };
}
