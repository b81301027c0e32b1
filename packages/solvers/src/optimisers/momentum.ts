import { tensor } from '@tweedie/core';
import type { Optimiser } from './optimiser.ts';

export interface MomentumOptions {
  /** How much of the velocity stays, in [0, 1). @default 0.9 */
  readonly beta?: number;
}

/** Gradient descent with heavy-ball momentum: `v ← β·v + g`, `x ← x − rate·v`. Polyak (1964). */
export function createMomentum({ beta = 0.9 }: MomentumOptions = {}): Optimiser {
  let velocity = new Float32Array();
  return (x, gradient, rate) => {
    const { data: g } = gradient;
    if (velocity.length === 0) velocity = new Float32Array(g.length);
    const out = new Float32Array(g.length);
    for (let i = 0; i < out.length; i++) {
      const v = beta * velocity[i]! + g[i]!;
      velocity[i] = v;
      out[i] = x.data[i]! - rate * v;
    }
    return tensor(x.shape, out);
  };
}
