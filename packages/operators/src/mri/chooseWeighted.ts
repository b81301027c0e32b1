import type { Random } from '@tweedie/core';

/**
 * `count` different places, one drawn after the other with chances in proportion to the weights of those that are left:
 * those with the least of `−ln(u)/w`. Weights are above 0. Efraimidis and Spirakis (2006).
 */
export function chooseWeighted(random: Random, weights: Float64Array, count: number): number[] {
  const u = random.uniform([1, weights.length]).data;
  const keys = weights.map((weight, i) => -Math.log(1 - u[i]!) / weight);
  const last = keys.toSorted()[count - 1] ?? -1;
  const chosen: number[] = [];
  for (let i = 0; i < keys.length; i++) if (keys[i]! < last) chosen.push(i);
  for (let i = 0; chosen.length < count; i++) if (keys[i] === last) chosen.push(i);
  return chosen;
}
