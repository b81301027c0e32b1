import { type Tensor, TweedieError } from '@tweedie/core';
import type { Extent } from '../imageSize.ts';
import { kronecker } from '../linear-algebra/kronecker.ts';
import { resizeMatrix } from './resizeMatrix.ts';

/**
 * Makes images `[N, C, H, W]` of another size by cubic interpolation (a = −1/2), with antialiasing along an axis that
 * becomes shorter: for whole factors the same as `bicubicDownsampling`. Values may overshoot at edges. Throws
 * `bad-parameter` unless the sides are whole numbers from 1 on.
 */
export function resize(x: Tensor, { height, width }: Extent): Tensor {
  for (const [side, length] of Object.entries({ height, width })) {
    if (Number.isInteger(length) && length > 0) continue;
    throw new TweedieError(
      'bad-parameter',
      `resize: ${side} must be a whole number from 1 on, got ${length}`,
    );
  }
  const [oldHeight, oldWidth] = x.shape.slice(-2) as [number, number];
  if (oldHeight === height && oldWidth === width) return x;
  return kronecker(resizeMatrix(oldHeight, height), resizeMatrix(oldWidth, width))(x);
}
