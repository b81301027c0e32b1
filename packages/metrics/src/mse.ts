import { dot, type PerSample, sub, type Tensor } from '@tweedie/core';
import { pairUp } from './pairUp.ts';

/**
 * The mean squared error `‖x̂ − x‖²/d` of each sample, in squared model units. Shapes `[N, …]` for the estimate, and
 * for the reference the same or `[1, …]`. Throws `bad-shape`.
 */
export function mse(estimate: Tensor, reference: Tensor): PerSample {
  const error = sub(estimate, pairUp(estimate, reference, 'mse'));
  const d = error.data.length / error.shape[0]!;
  return dot(error, error).map((square) => square / d);
}
