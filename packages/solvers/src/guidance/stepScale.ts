import { size, type Shape } from '@tweedie/core';

/** The images and the steps that the papers measured their step sizes with. */
const usual = { values: 3 * 256 ** 2, steps: 1000 };

/**
 * What one step along the gradient of a misfit `‖y − A(D)‖₂` is multiplied by, between two noise levels. The papers step in
 * the image of DDPM, `z = x/√(1 + σ²)`: in x a step is `√((1 + σ²)(1 + σ'²))` times as long. The gradient of a norm has the
 * same length for every number of pixels, so a step size of theirs, for 1000 steps on images of 3·256² values, goes
 * with `1000/steps·√(d/(3·256²))`. Both factors are ours: the papers give one step size for each task.
 */
export function stepScale(
  shape: Shape,
  { steps, sigma, next }: { readonly steps: number; readonly sigma: number; readonly next: number },
): number {
  const image = Math.sqrt(size(shape) / usual.values);
  return (usual.steps / steps) * image * Math.sqrt((1 + sigma ** 2) * (1 + next ** 2));
}
