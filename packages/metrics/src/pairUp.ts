import { assertShape, repeat, type Tensor, TweedieError } from '@tweedie/core';

/** `reference` as often as `estimate` has samples, where there is one for all. Throws `bad-shape`, naming `place`. */
export function pairUp(estimate: Tensor, reference: Tensor, place: string): Tensor {
  const other = reference.shape[0] === 1 ? repeat(reference, estimate.shape[0]!) : reference;
  assertShape(other, estimate.shape, `${place}: the reference`);
  return other;
}

/** Throws `bad-parameter`, naming `place`, unless `dataRange` is above 0. */
export function assertDataRange(dataRange: number, place: string): void {
  if (dataRange > 0 && dataRange < Infinity) return;
  throw new TweedieError('bad-parameter', `${place}: dataRange must be above 0 and finite, got ${dataRange}`);
}
