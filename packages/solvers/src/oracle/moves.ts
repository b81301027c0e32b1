import { karrasSigmas, steps } from '@tweedie/core';

/** The moves `[from, to]` down Karras levels to 0. */
export function movesDown(
  n: number,
  { min, max }: { min: number; max: number },
): (readonly [number, number])[] {
  return [...steps(karrasSigmas(n, { min, max }))].map(([, sigma, next]) => [sigma, next]);
}
