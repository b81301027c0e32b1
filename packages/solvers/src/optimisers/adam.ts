import { tensor } from '@tweedie/core';
import type { Optimiser } from './optimiser.ts';

export interface AdamOptions {
  /** Memory of the mean of the gradient. @default 0.9 */
  readonly beta1?: number;
  /** Memory of the mean of its square. @default 0.99 */
  readonly beta2?: number;
  /** Keeps the step finite where the gradient vanishes. @default 1e-8 */
  readonly epsilon?: number;
}

/**
 * Adam: steps of about `rate` in each pixel, whatever the scale of the gradient.
 * `m ← β₁m + (1−β₁)g`, `v ← β₂v + (1−β₂)g²`, `x ← x − rate·m̂ / (√v̂ + ε)`. Kingma and Ba (2015), Alg. 1.
 */
export function createAdam({ beta1 = 0.9, beta2 = 0.99, epsilon = 1e-8 }: AdamOptions = {}): Optimiser {
  let m = new Float32Array();
  let v = new Float32Array();
  let t = 0;
  return (x, gradient, rate) => {
    const { data: g } = gradient;
    if (t === 0) [m, v] = [new Float32Array(g.length), new Float32Array(g.length)];
    t++;
    const step = rate / (1 - beta1 ** t);
    const unbias = 1 / (1 - beta2 ** t);
    const out = new Float32Array(g.length);
    for (let i = 0; i < out.length; i++) {
      const gi = g[i]!;
      const mi = beta1 * m[i]! + (1 - beta1) * gi;
      const vi = beta2 * v[i]! + (1 - beta2) * gi * gi;
      m[i] = mi;
      v[i] = vi;
      out[i] = x.data[i]! - (step * mi) / (Math.sqrt(vi * unbias) + epsilon);
    }
    return tensor(x.shape, out);
  };
}
