import { TweedieError } from '../errors.ts';

/** Two noise levels in model units, 0 < min ≤ max. */
export interface SigmaRange {
  readonly min: number;
  readonly max: number;
}

export function assertSigmaRange({ min, max }: SigmaRange, place: string): void {
  if (min > 0 && min <= max && max < Infinity) return;
  throw new TweedieError('bad-parameter', `${place}: needs 0 < min ≤ max, got min ${min} and max ${max}`);
}

export function assertCount(n: number, place: string): void {
  if (Number.isSafeInteger(n) && n > 0) return;
  throw new TweedieError('bad-parameter', `${place}: n must be a whole number from 1 on, got ${n}`);
}

export function assertBetween(value: number, [low, high]: readonly [number, number], place: string): void {
  if (value >= low && value <= high) return;
  throw new TweedieError('bad-parameter', `${place} must be from ${low} to ${high}, got ${value}`);
}
