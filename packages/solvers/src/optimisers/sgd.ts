import { combine } from '@tweedie/core';
import type { Optimiser } from './optimiser.ts';

/** Plain gradient descent: `x ← x − rate·g`. */
export function createSgd(): Optimiser {
  return (x, gradient, rate) => combine([1, x], [-rate, gradient]);
}
