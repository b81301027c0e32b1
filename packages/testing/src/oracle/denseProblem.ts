import {
  createRandom,
  type LinearOperator,
  size,
  type Tensor,
  TweedieError,
  samples,
  zeros,
} from '@tweedie/core';
import { type Matrix, transpose } from '../numbers/matrix.ts';
import type { Group } from './oracle.ts';

const mostUnknowns = 1024;

/** The dense matrix of an operator, from its answers to the unit vectors. */
export async function matrixOf({ name, inputShape, apply }: LinearOperator): Promise<Float64Array[]> {
  const d = size(inputShape);
  if (d > mostUnknowns) {
    throw new TweedieError(
      'bad-shape',
      `oracle: ${name} may have at most ${mostUnknowns} unknowns, got ${d}`,
      {
        remedy: 'Use a smaller image, or diagonalOracle.',
      },
    );
  }
  const unit = zeros([d, ...inputShape]);
  for (let i = 0; i < d; i++) unit.data[i * d + i] = 1;
  return transpose(rowsOf(await apply(unit)));
}

export function rowsOf(x: Tensor): Matrix {
  return samples(x).map(({ data }) => data);
}

/**
 * Every coordinate, and as many random sums and differences of them: samples whose coordinates are right one by one
 * but wrongly correlated fail on these.
 */
export function coordinatesAndMixes(d: number): Group[] {
  const signs = createRandom(0).uniform([d, d]).data;
  const mix = (k: number): Float64Array =>
    Float64Array.from({ length: d }, (_, i) => (signs[k * d + i]! < 0.5 ? -1 : 1) / Math.sqrt(d));
  return [
    ...Array.from({ length: d }, (_, i) => ({ name: `coordinate ${i}`, directions: [i] })),
    ...Array.from({ length: d }, (_, k) => ({ name: `mix ${k} of all coordinates`, directions: [mix(k)] })),
  ];
}
