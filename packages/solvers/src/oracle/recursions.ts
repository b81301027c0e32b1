/**
 * @file What each solver does to one coefficient under a Gaussian prior N(m, v), written from the papers'
 * formulas in variance-exploding form. `y` stands for Uᵀ·y.
 */
import { add, type Affine, createNoise, one, y } from './affine.ts';
import { variance as v } from './setting.ts';

export interface Coefficient {
  readonly s: number;
  readonly m: number;
  readonly sigmaY: number;
}

export function denoised(x: Affine, { m, sigma }: { m: number; sigma: number }): Affine {
  const share = v / (v + sigma ** 2);
  return add([share, x], [(1 - share) * m, one]);
}

/** Kawar et al. (2022), eq. 7 and 8. */
export function ddrmResult(
  { s, m, sigmaY }: Coefficient,
  {
    moves,
    eta,
    etaB,
    informed,
  }: { moves: Iterable<readonly [number, number]>; eta: number; etaB: number; informed: boolean },
): Affine {
  const noise = createNoise();
  let x: Affine | undefined;
  for (const [sigma, next] of moves) {
    x ??=
      informed && s > 0 && sigmaY / s <= sigma
        ? add([1 / s, y], [Math.sqrt(sigma ** 2 - (sigmaY / s) ** 2), noise()])
        : add([sigma, noise()]);
    if (next > sigma) {
      x = add([1, x], [Math.sqrt(next ** 2 - sigma ** 2), noise()]);
      continue;
    }
    const D = denoised(x, { m, sigma });
    const k = Math.sqrt(1 - eta ** 2) * next;
    if (s === 0) x = add([1 - k / sigma, D], [k / sigma, x], [eta * next, noise()]);
    else if (s * next < sigmaY) {
      x = add([1 - (k * s) / sigmaY, D], [k / sigmaY, y], [eta * next, noise()]);
    } else {
      const spread = Math.sqrt(next ** 2 - (etaB * sigmaY) ** 2 / s ** 2);
      x = add([1 - etaB, D], [etaB / s, y], [spread, noise()]);
    }
  }
  return x!;
}

/** Wang et al. (2023), Alg. 1 and 3. */
export function ddnmResult(
  { s, m }: Coefficient,
  { moves, eta }: { moves: Iterable<readonly [number, number]>; eta: number },
): Affine {
  const noise = createNoise();
  let x: Affine | undefined;
  for (const [sigma, next] of moves) {
    x ??= add([sigma, noise()]);
    if (next > sigma) {
      x = add([1, x], [Math.sqrt(next ** 2 - sigma ** 2), noise()]);
      continue;
    }
    const D = denoised(x, { m, sigma });
    const estimate = s > 0 ? add([1 / s, y]) : D;
    const epsilon = add([1 / sigma, x], [-1 / sigma, D]);
    x = add([1, estimate], [next * Math.sqrt(1 - eta ** 2), epsilon], [next * eta, noise()]);
  }
  return x!;
}

/** Wang et al. (2023), Alg. 3, with λ and φ of section 3.3. */
export function ddnmPlusResult(
  { s, m, sigmaY }: Coefficient,
  { moves, eta }: { moves: Iterable<readonly [number, number]>; eta: number },
): Affine {
  const noise = createNoise();
  let x: Affine | undefined;
  for (const [sigma, next] of moves) {
    x ??= add([sigma, noise()]);
    if (next > sigma) {
      x = add([1, x], [Math.sqrt(next ** 2 - sigma ** 2), noise()]);
      continue;
    }
    const D = denoised(x, { m, sigma });
    const epsilon = add([1 / sigma, x], [-1 / sigma, D]);
    const k = next * Math.sqrt(1 - eta ** 2);
    if (s === 0) x = add([1, D], [k, epsilon], [next * eta, noise()]);
    else {
      const strong = next >= sigmaY / s;
      const lambda = strong ? 1 : (s * k) / sigmaY;
      const phi = strong ? Math.sqrt(next ** 2 - (sigmaY / s) ** 2) : eta * next;
      x = add([1 - lambda, D], [lambda / s, y], [phi, noise()]);
    }
  }
  return x!;
}

/** Zhu et al. (2023), Alg. 1, from the start `argmin ‖y − A·u‖² + (σ_y/0.5)²·‖u‖²`, or A⁺y without noise. */
export function diffPirResult(
  { s, m, sigmaY }: Coefficient,
  given: { moves: Iterable<readonly [number, number]>; lambda: number; zeta: number; floor: number },
): Affine {
  const noise = createNoise();
  let x: Affine | undefined;
  for (const [sigma, next] of given.moves) {
    x ??= add([s > 0 ? s / (s ** 2 + 4 * sigmaY ** 2) : 0, y], [sigma, noise()]);
    const D = denoised(x, { m, sigma });
    const rho = given.lambda * (Math.max(given.floor, sigmaY) / sigma) ** 2;
    const estimate = add([s / (s ** 2 + rho), y], [rho / (s ** 2 + rho), D]);
    const epsilon = add([1 / sigma, x], [-1 / sigma, estimate]);
    const deterministic = next * Math.sqrt(1 - given.zeta);
    x = add([1, estimate], [deterministic, epsilon], [next * Math.sqrt(given.zeta), noise()]);
  }
  return x!;
}

export interface RedDiffRun {
  readonly sigmas: readonly number[];
  /** λ times the normalisation, times f(σ)/σ. */
  readonly weight: (sigma: number) => number;
  readonly rate: (k: number) => number;
  readonly momentum: number;
  readonly dispersion: number;
}

/** Mardani et al. (2024), Alg. 1 with (momentum) gradient descent, from the same start as DiffPIR. */
export function redDiffResult({ s, m, sigmaY }: Coefficient, run: RedDiffRun): Affine {
  const noise = createNoise();
  let mu: Affine = add([s > 0 ? s / (s ** 2 + 4 * sigmaY ** 2) : 0, y]);
  let velocity: Affine = [0];
  for (const [k, sigma] of run.sigmas.entries()) {
    const x0 = add([1, mu], [run.dispersion, noise()]);
    const D = denoised(add([1, x0], [sigma, noise()]), { m, sigma });
    const w = run.weight(sigma);
    const gradient = add([s ** 2 + w, x0], [-s, y], [-w, D]);
    velocity = add([run.momentum, velocity], [1, gradient]);
    mu = add([1, mu], [-run.rate(k), velocity]);
  }
  return mu;
}

/**
 * The χ² that RED-diff ends with under the discrepancy rule and gradient descent, for so many pixels in each
 * row of coefficients that sums are their expectations.
 */
export function discrepancyResult(
  rows: readonly Coefficient[],
  run: {
    readonly sigmas: readonly number[];
    readonly normalisation: number;
    readonly rate: (k: number) => number;
    readonly lambda: number;
  },
): number {
  const noise = createNoise();
  let lambda = run.lambda;
  let mus = rows.map(({ s, sigmaY }) => add([s / (s ** 2 + 4 * sigmaY ** 2), y]));
  const misfits = (): Affine[] => rows.map(({ s }, i) => add([s, mus[i]!], [-1, y]));
  const mean = (a: readonly Affine[], b: readonly Affine[]): number =>
    a.reduce((sum, value, i) => sum + product(value, b[i]!, rows[i]!), 0) / rows.length;
  for (const [k, sigma] of run.sigmas.entries()) {
    const rate = run.rate(k);
    const epsilon = noise();
    const pulls = rows.map(({ m }, i) =>
      add([1, mus[i]!], [-1, denoised(add([1, mus[i]!], [sigma, epsilon]), { m, sigma })]),
    );
    const residuals = misfits();
    const slopes = rows.map(({ s }, i) => add([s, residuals[i]!]));
    const against = -run.normalisation * mean(slopes, pulls);
    const shortfall = rows[0]!.sigmaY / Math.sqrt(mean(residuals, residuals));
    const balance = against > 0 ? (shortfall * mean(slopes, slopes)) / against : lambda;
    const waits = shortfall < 1 ? balance > lambda : balance < lambda;
    if (!waits) lambda *= Math.min(2, Math.max(0.5, Math.sqrt(balance / lambda)));
    lambda = Math.min(lambda, 1 / (rate * run.normalisation));
    mus = mus.map((mu, i) =>
      add([1, mu], [-rate, slopes[i]!], [-rate * lambda * run.normalisation, pulls[i]!]),
    );
  }
  return mean(misfits(), misfits()) / rows[0]!.sigmaY ** 2;
}

/** `E[a·b]` over truth, measurement and noise. */
export function product(a: Affine, b: Affine, { s, m, sigmaY }: Coefficient): number {
  const seen = s * m;
  const square = seen ** 2 + s ** 2 * v + sigmaY ** 2;
  const [ay = 0, a1 = 0, ...as] = a;
  const [by = 0, b1 = 0, ...bs] = b;
  const noises = as.reduce((sum, value, k) => sum + value * (bs[k] ?? 0), 0);
  return ay * by * square + (ay * b1 + a1 * by) * seen + a1 * b1 + noises;
}
