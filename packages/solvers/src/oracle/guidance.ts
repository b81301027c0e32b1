/** @file What guided denoisers do to one coefficient under a Gaussian prior, as in recursions.ts. */
import { ancestralStep } from '@tweedie/core';
import { add, type Affine, createNoise, y } from './affine.ts';
import { type Coefficient, denoised } from './recursions.ts';
import { variance as v } from './setting.ts';

/** ΠGDM with the spread τ, walked down by the ancestral sampler. Song et al. (2023), eq. 7. */
export function pigdmResult(
  { s, m, sigmaY }: Coefficient,
  { moves, tau, eta }: { moves: Iterable<readonly [number, number]>; tau: number; eta: number },
): Affine {
  const noise = createNoise();
  let x: Affine | undefined;
  for (const [sigma, next] of moves) {
    x ??= add([sigma, noise()]);
    const D = denoised(x, { m, sigma });
    const J = v / (v + sigma ** 2);
    const r2 = (sigma * tau) ** 2 / (sigma ** 2 + tau ** 2);
    const pull = s > 0 ? (sigma ** 2 * J * s) / (r2 * s ** 2 + sigmaY ** 2) : 0;
    const guided = add([1 - pull * s, D], [pull, y]);
    const { down, up } = ancestralStep(sigma, next, eta);
    x = add([down / sigma, x], [1 - down / sigma, guided], [up, noise()]);
  }
  return x!;
}
