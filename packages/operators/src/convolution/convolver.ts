import type { Tensor } from '@tweedie/core';

/** One way to work out a blur. All ways agree; they differ in what they cost. */
export interface Convolver {
  apply(x: Tensor): Tensor;
  adjoint(y: Tensor): Tensor;
  /** `AᵀA·x` */
  normal(x: Tensor): Tensor;
}
