import { isDecomposed, type Measurement } from '@tweedie/core';

/** How many values were measured. */
export function countMeasured({ y, operator }: Measurement): number {
  return isDecomposed(operator)
    ? operator.svd.s.filter((value) => value > 0).length
    : y.data.length / y.shape[0]!;
}
