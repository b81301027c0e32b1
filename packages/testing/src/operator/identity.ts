import { norm, type PerSample, sub, type Tensor } from '@tweedie/core';
import { worst } from '../numbers/relativeError.ts';
import { check, type Check, show } from '../report.ts';

export interface Identity {
  /** What stands on both sides, such as "A·A⁺·A" and "A". */
  readonly sides: readonly [left: string, right: string];
  readonly left: Tensor;
  readonly right: Tensor;
  /** What a relative error is relative to. The norm of `right` unless told. */
  readonly scale?: PerSample;
  readonly tolerance: number;
}

/** Checks that two tensors are equal up to rounding. */
export function checkIdentity(
  name: string,
  { sides, left, right, scale = norm(right), tolerance }: Identity,
): Check {
  const error = worst(norm(sub(left, right)), scale);
  const message = `${sides[0]} = ${sides[1]} ${verdict(error, tolerance)}`;
  return check(name, { error, tolerance, message });
}

export function verdict(error: number, tolerance: number): string {
  const holds = error <= tolerance ? 'holds' : 'does not hold';
  return `${holds}: the relative error is ${show(error)}, and ${show(tolerance)} is allowed`;
}
