import type { Shape, Tensor } from '../tensor/tensor.ts';

/**
 * A seeded stream of random numbers, the same on every host. Sample n of a batch draws from a lane of its
 * own, so that a batch of N gives the N results of N single runs: `random.lane(n)` is what sample n sees.
 */
export interface Random {
  /** Independent `N(0, 1)` values. */
  normal(shape: Shape): Tensor;
  /** Independent uniform values in [0, 1), multiples of 2⁻²⁴. */
  uniform(shape: Shape): Tensor;
  /** A uniform integer in [0, bound), for a whole `bound` up to 2³². The same in every lane: a batch chooses as one. */
  integer(bound: number): number;
  /** The integers 0 … length − 1 in random order, the same in every lane. */
  permutation(length: number): number[];
  /** An independent stream, the same for the same label whatever has been drawn from this one. */
  split(label: string | number): Random;
  /** What sample `n` of a batch sees of this stream from here on, as a stream for a batch of its own. */
  lane(n: number): Random;
}
