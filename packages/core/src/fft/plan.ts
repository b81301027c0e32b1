import type { Block } from './block.ts';
import { planBluestein } from './bluestein.ts';
import { perLength } from './perLength.ts';
import { factorise, planStockham } from './stockham.ts';

/** What transforms of one length need: the tables, and the memory that they work in. */
export interface Plan {
  /** How many lines one call transforms at most. */
  readonly lines: number;
  /** Where the caller puts them. */
  readonly input: Block;
  /** Transforms `count` lines of `input`, which it overwrites. The result is good until the next call. */
  transform(count: number): Block;
}

/** The plan for a length: Stockham's where all its prime factors are small, else Bluestein's. */
export const planOf = perLength<Plan>((length) =>
  factorise(length) ? planStockham(length) : planBluestein(length),
);
