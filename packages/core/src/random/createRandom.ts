import type { Random } from './random.ts';

export function createRandom(_seed: number): Random {
  throw new Error('soon');
}
