/**
 * What an inner solve may miss the measurement by, as a share of the noise that hides it: σ_y, which is in the
 * measurement, or the noise that goes on top of the estimate. Adds 10⁻⁴ of its variance.
 */
export const hidden = 0.01;
