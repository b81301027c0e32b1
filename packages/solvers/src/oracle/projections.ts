/**
 * @file What the solvers of `projection` and DDS do to one coefficient under a Gaussian prior N(m, v), written
 * from the papers' formulas in variance-exploding form. `y` stands for Uᵀ·y.
 */
import { add, type Affine, createNoise, y } from './affine.ts';
import { type Coefficient, denoised } from './recursions.ts';

type Moves = Iterable<readonly [from: number, to: number]>;

/** `x + λ·A⁺(y + σ·A·n − A·x)` */
function projected(
  x: Affine,
  s: number,
  { sigma, lambda, n }: { sigma: number; lambda: number; n: Affine },
): Affine {
  return s > 0 ? add([1 - lambda, x], [lambda / s, y], [lambda * sigma, n]) : x;
}

/** `p(x' | x₀, x)` of the forward process at x₀ = D, its variance times η². */
function ancestral(
  x: Affine,
  D: Affine,
  { sigma, next, eta, n }: { sigma: number; next: number; eta: number; n: Affine },
): Affine {
  const up = (eta * next * Math.sqrt(sigma ** 2 - next ** 2)) / sigma;
  const keep = Math.sqrt(next ** 2 - up ** 2) / sigma;
  return add([1 - keep, D], [keep, x], [up, n]);
}

/** Choi et al. (2021), Alg. 1, and Lugmayr et al. (2022), Alg. 1: a step down, then the measured part is replaced. */
export function replacementResult(
  { s, m }: Coefficient,
  { moves, eta, release = 0 }: { moves: Moves; eta: number; release?: number },
): Affine {
  const noise = createNoise();
  let x: Affine | undefined;
  for (const [sigma, next] of moves) {
    x ??= add([sigma, noise()]);
    if (next > sigma) {
      x = add([1, x], [Math.sqrt(next ** 2 - sigma ** 2), noise()]);
      continue;
    }
    x = ancestral(x, denoised(x, { m, sigma }), { sigma, next, eta, n: noise() });
    if (next >= release) x = projected(x, s, { sigma: next, lambda: 1, n: noise() });
  }
  return x!;
}

/** Song et al. (2022): the measured part moves by the share λ, then a step down. */
export function scoreSdeResult(
  { s, m }: Coefficient,
  { moves, eta, lambda }: { moves: Moves; eta: number; lambda: number },
): Affine {
  const noise = createNoise();
  let x: Affine | undefined;
  for (const [sigma, next] of moves) {
    x = projected(x ?? add([sigma, noise()]), s, { sigma, lambda, n: noise() });
    x = ancestral(x, denoised(x, { m, sigma }), { sigma, next, eta, n: noise() });
  }
  return x!;
}

export interface ScoreAldRun {
  readonly sigmas: readonly number[];
  readonly innerSteps: number;
  readonly stepSize: number;
  readonly gamma: number;
  readonly consistent: boolean;
}

/**
 * Jalal et al. (2021): gradient and noise of `log p(x) + log N(y; A·x, (γσ)² + σ_y²)` at each level. Consistent
 * noise brings the variance `(1−c)²σ²` of what is left of the old noise to that of the level to come.
 */
export function scoreAldResult({ s, m, sigmaY }: Coefficient, run: ScoreAldRun): Affine {
  const noise = createNoise();
  const c = run.stepSize;
  let x: Affine = add([run.sigmas[0]!, noise()]);
  for (const [i, sigma] of run.sigmas.entries()) {
    const alpha = c * sigma ** 2;
    for (let t = 0; t < run.innerSteps; t++) {
      const to = t < run.innerSteps - 1 ? sigma : (run.sigmas[i + 1] ?? 0);
      const missing = Math.max(0, to ** 2 - (1 - c) ** 2 * sigma ** 2);
      const score = add([1 / sigma ** 2, denoised(x, { m, sigma })], [-1 / sigma ** 2, x]);
      const misfit = add([s, y], [-(s ** 2), x]);
      const trust = 1 / ((run.gamma * sigma) ** 2 + sigmaY ** 2);
      const spread = Math.sqrt(run.consistent ? missing : 2 * alpha);
      x = add([1, x], [alpha, score], [alpha * trust, misfit], [spread, noise()]);
    }
  }
  return x;
}

/** Chung, Lee, Ye (2024), with as many conjugate gradients as A has different singular values: an exact solution. */
export function ddsResult(
  { s, m }: Coefficient,
  { moves, eta, lambda }: { moves: Moves; eta: number; lambda: number },
): Affine {
  const noise = createNoise();
  let x: Affine | undefined;
  for (const [sigma, next] of moves) {
    x ??= add([sigma, noise()]);
    const D = denoised(x, { m, sigma });
    const solved = s ** 2 + lambda > 0 ? add([s / (s ** 2 + lambda), y], [lambda / (s ** 2 + lambda), D]) : D;
    const step = ancestral(x, D, { sigma, next, eta, n: noise() });
    x = add([1, step], [1, solved], [-1, D]);
  }
  return x!;
}
