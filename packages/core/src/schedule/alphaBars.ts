import { assertBetween, assertCount } from './range.ts';

export interface LinearBetas {
  /** @default 1e-4 */
  readonly betaStart?: number;
  /** @default 0.02 */
  readonly betaEnd?: number;
}

/**
 * `ᾱ_t = Π (1 − β_i)` for t = 0 … T − 1, with β rising evenly from `betaStart` to `betaEnd`.
 * Throws `bad-parameter` unless T ≥ 1 and 0 < β < 1. Ho et al. (2020), section 4.
 */
export function ddpmAlphaBars(T = 1000, { betaStart = 1e-4, betaEnd = 0.02 }: LinearBetas = {}): number[] {
  assertCount(T, 'ddpmAlphaBars');
  for (const beta of [betaStart, betaEnd]) assertBeta(beta, 'ddpmAlphaBars');
  return products(T, (t) => 1 - (betaStart + ((betaEnd - betaStart) * t) / (T - 1 || 1)));
}

export interface CosineBetas {
  /** Keeps the first β from vanishing. @default 0.008 */
  readonly offset?: number;
  /** @default 0.999 */
  readonly maxBeta?: number;
}

/**
 * `ᾱ` that falls like a squared cosine, for t = 0 … T − 1, every β at most `maxBeta`.
 * Throws `bad-parameter` unless T ≥ 1. Nichol and Dhariwal (2021), eq. 17.
 */
export function cosineAlphaBars(T = 1000, { offset = 0.008, maxBeta = 0.999 }: CosineBetas = {}): number[] {
  assertCount(T, 'cosineAlphaBars');
  const f = (t: number): number => Math.cos(((t / T + offset) / (1 + offset)) * (Math.PI / 2)) ** 2;
  return products(T, (t) => Math.max(1 - maxBeta, f(t + 1) / f(t)));
}

/**
 * `ᾱ` for a β that rises evenly in its square root, from `betaStart` to `betaEnd`: the schedule of Stable Diffusion.
 * Throws `bad-parameter` unless T ≥ 1 and 0 < β < 1. Rombach et al. (2022).
 */
export function scaledLinearAlphaBars(
  T = 1000,
  { betaStart = 8.5e-4, betaEnd = 0.012 }: LinearBetas = {},
): number[] {
  assertCount(T, 'scaledLinearAlphaBars');
  for (const beta of [betaStart, betaEnd]) assertBeta(beta, 'scaledLinearAlphaBars');
  const [from, to] = [Math.sqrt(betaStart), Math.sqrt(betaEnd)];
  return products(T, (t) => 1 - (from + ((to - from) * t) / (T - 1 || 1)) ** 2);
}

/** `ᾱ_t = Π (1 − β_i)` of a table of β. Throws `bad-parameter` unless there is one and each is between 0 and 1. */
export function alphaBarsOf(betas: readonly number[]): number[] {
  assertCount(betas.length, 'alphaBarsOf');
  for (const beta of betas) assertBeta(beta, 'alphaBarsOf');
  return products(betas.length, (t) => 1 - betas[t]!);
}

/**
 * Moves and scales √ᾱ so that the last one is 0, and leaves that one out: its σ is infinite.
 * Lin et al. (2024), Alg. 1.
 */
export function withZeroTerminalSnr(alphaBars: readonly number[]): number[] {
  const [first, last] = [Math.sqrt(alphaBars[0]!), Math.sqrt(alphaBars.at(-1)!)];
  return alphaBars
    .slice(0, -1)
    .map((alphaBar) => (((Math.sqrt(alphaBar) - last) * first) / (first - last)) ** 2);
}

function assertBeta(beta: number, place: string): void {
  assertBetween(beta, [Number.MIN_VALUE, 1 - 2 ** -53], `${place}: β`);
}

function products(length: number, factor: (t: number) => number): number[] {
  let product = 1;
  return Array.from({ length }, (_, t) => (product *= factor(t)));
}
