import { dot, type PerSample, type Tensor } from '@tweedie/core';

/** The most that one step changes λ by, as a factor. */
const stride = 2;
/** The farthest that λ goes from where it started, as a factor. */
const reach = 1e6;

export interface Discrepancy {
  /** `x₀`, `D`, and `g`, the slope of the data term at x₀. */
  readonly x0: Tensor;
  readonly denoised: Tensor;
  readonly gradient: Tensor;
  /** `‖y − A(x₀)‖²` of each sample. */
  readonly squared: PerSample;
  /** What it should be: `m·σ_y²`, above 0. */
  readonly target: number;
  /** The force of the prior is `λ·force·(x₀ − D)`. */
  readonly force: number;
  /** Where λ started. */
  readonly start: number;
  /** The rate of the descent, which must not be outrun: `λ·force ≤ 1/rate`. */
  readonly rate: number;
}

/**
 * The discrepancy principle: a good estimate misses the measurement by as much as the noise does. In balance
 * the data term and the prior pull against each other, `⟨g, g⟩ = −λ·force·⟨g, x₀ − D⟩`. The λ for which they
 * would do so at the wanted misfit is
 * `λ′ = √(target / squared) · ⟨g, g⟩ / (−force·⟨g, x₀ − D⟩)`, and each step goes half of the way to it in log λ:
 * `λ ← λ·√(λ′/λ)`, by a factor of 2 at most. While the estimate is still on its way, λ waits: a misfit above
 * the target never raises it, one below never lowers it, and a prior that doesn't pull against the data leaves
 * it alone. So λ rests exactly where the misfit is on target. It is bounded by 10⁻⁶ and 10⁶ times its start,
 * and by what the descent can follow. Each sample has its own. After Morozov (1966); the rule is ours.
 */
export function followDiscrepancy(lambda: PerSample, given: Discrepancy): PerSample {
  const { x0, denoised, gradient, squared, target, force, start, rate } = given;
  const steepness = dot(gradient, gradient);
  const [gx, gd] = [dot(gradient, x0), dot(gradient, denoised)];
  return lambda.map((value, n) => {
    const against = force * (gd[n]! - gx[n]!);
    const shortfall = Math.sqrt(target / squared[n]!);
    const balanced = against > 0 ? (shortfall * steepness[n]!) / against : value;
    const wanted = shortfall < 1 ? Math.min(balanced, value) : Math.max(balanced, value);
    const next = value * clamp(Math.sqrt(wanted / value), 1 / stride, stride);
    return Math.min(clamp(next, start / reach, start * reach), 1 / (rate * force));
  });
}

function clamp(value: number, min: number, max: number): number {
  return Math.min(max, Math.max(min, value));
}
