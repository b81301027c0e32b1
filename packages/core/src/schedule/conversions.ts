/**
 * @file The two coordinates of a diffusion: `x = x₀ + σ·n` (variance exploding, ours) and
 * `z = √ᾱ·x₀ + √(1 − ᾱ)·n` (variance preserving, DDPM), with `x = z / √ᾱ`.
 */
import { assertBetween } from './range.ts';

/** `σ = √((1 − ᾱ) / ᾱ)`. Throws `bad-parameter` unless 0 < ᾱ ≤ 1. */
export function sigmaOf(alphaBar: number): number {
  assertBetween(alphaBar, [Number.MIN_VALUE, 1], 'sigmaOf: ᾱ');
  return Math.sqrt((1 - alphaBar) / alphaBar);
}

/** `ᾱ = 1 / (1 + σ²)`. Throws `bad-parameter` unless σ ≥ 0. */
export function alphaBarOf(sigma: number): number {
  assertBetween(sigma, [0, Number.MAX_VALUE], 'alphaBarOf: sigma');
  return 1 / (1 + sigma ** 2);
}
