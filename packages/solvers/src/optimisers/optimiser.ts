import type { Tensor } from '@tweedie/core';

/** One step against the `gradient` from `x`. An optimiser remembers, so each run makes its own. */
export type Optimiser = (x: Tensor, gradient: Tensor, rate: number) => Tensor;
