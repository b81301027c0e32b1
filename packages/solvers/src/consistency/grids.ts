import { ddpmAlphaBars, karrasSigmas, sigmaAt, type SigmaRange, sigmaOf, timestepOf } from '@tweedie/core';

export type GridName = 'karras' | 'quadratic';

/** `n` falling noise levels over a range, then 0. */
export const grids: { readonly [K in GridName]: (n: number, range: SigmaRange) => number[] } = {
  karras: karrasSigmas,
  quadratic: quadraticSigmas,
};

const alphaBars = ddpmAlphaBars();

/**
 * Noise levels at timesteps of DDPM with evenly spaced squares, `t_k = √(linspace(t_min², t_max²))`: dense at
 * the noisy end. The range is cut to what DDPM has, σ from 0.01 to 157. Zhu et al. (2023), section 4.
 */
export function quadraticSigmas(n: number, { min, max }: SigmaRange): number[] {
  const [lowest, highest] = [sigmaOf(alphaBars[0]!), sigmaOf(alphaBars.at(-1)!)];
  const square = (sigma: number): number =>
    timestepOf(Math.min(highest, Math.max(lowest, sigma)), alphaBars) ** 2;
  const [from, to] = [square(max), square(min)];
  const level = (u: number): number => sigmaAt(Math.sqrt(from + (to - from) * u), alphaBars);
  return [...Array.from({ length: n }, (_, k) => level(n === 1 ? 0 : k / (n - 1))), 0];
}
