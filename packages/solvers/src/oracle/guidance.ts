/** @file What guided denoisers do to one coefficient under a Gaussian prior, as in recursions.ts. */
import { ancestralStep } from '@tweedie/core';
import { add, type Affine, createNoise, y } from './affine.ts';
import { type Coefficient, denoised, product } from './recursions.ts';
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

export interface MisfitRun {
  readonly moves: readonly (readonly [number, number])[];
  readonly zeta: number;
  readonly eta: number;
  /** τ and n of LGD; DPS where it is left out. */
  readonly draws?: { readonly tau: number; readonly n: number };
}

/**
 * DPS and LGD, for so many pixels in each row of coefficients that `‖y − A(x₀)‖²` is its expectation, and the weights of the
 * draws are equal. Chung et al. (2023), Alg. 1 with the norm not squared; Song et al. (2023), section 4.
 */
export function misfitResults(
  rows: readonly Coefficient[],
  { moves, zeta, eta, draws }: MisfitRun,
): Affine[] {
  const noise = createNoise();
  const scale = zeta * (1000 / moves.length) * Math.sqrt(rows.length / (3 * 256 ** 2)); // width left out, as of the norm
  let x: Affine[] | undefined;
  for (const [sigma, next] of moves) {
    x ??= Array<Affine>(rows.length).fill(add([sigma, noise()]));
    const r = draws ? (sigma * draws.tau) / Math.hypot(sigma, draws.tau) : 0;
    const D = x.map((value, i) => denoised(value, { m: rows[i]!.m, sigma }));
    const residuals = rows.map(({ s }, i) => add([1, y], [-s, D[i]!]));
    const squares = rows.map((row, i) => product(residuals[i]!, residuals[i]!, row) + (r * row.s) ** 2);
    const measured = squares.filter((_, i) => rows[i]!.s > 0).reduce((a, b) => a + b, 0);
    const pull = (scale * Math.sqrt((1 + sigma ** 2) * (1 + next ** 2))) / Math.sqrt(measured);
    const J = v / (v + sigma ** 2);
    const { down, up } = ancestralStep(sigma, next, eta);
    const [fresh, drawn] = [noise(), noise()];
    x = x.map((value, i) => {
      const s = rows[i]!.s;
      const step = add([s, residuals[i]!], [draws ? (r * s ** 2) / Math.sqrt(draws.n) : 0, drawn]);
      return add([down / sigma, value], [1 - down / sigma, D[i]!], [up, fresh], [pull * J, step]);
    });
  }
  return x!;
}
