/** @file What every check of an operator needs: test images, the size of A, and what float32 allows. */
import {
  type LinearOperator,
  map,
  norm,
  type Operator,
  type PerSample,
  type Random,
  scale,
  type Tensor,
} from '@tweedie/core';

/** The rounding of one float32 value. */
const unit = 2 ** -24;

/**
 * Relative to ‖A‖·‖x‖. An operator that rounds once errs by `unit`; a float32 Fourier transform of 2²⁰ values, by
 * `unit·log₂ 2²⁰`. 64 leaves room for a chain of three.
 */
export const roundings: number = 64 * unit;

/** Whether A⁺, `solve` and `prox` are exact, or stop when an iteration has come close. */
export type Inverses = 'exact' | 'iterative';

export interface Subject<A extends Operator = Operator> {
  readonly operator: A;
  /** How many samples are checked in one go. */
  readonly batch: number;
  readonly random: Random;
}

export interface LinearSubject<A extends LinearOperator = LinearOperator> extends Subject<A> {
  /** ‖A‖, from below. */
  readonly norm: number;
}

/**
 * `1 + n` with n ~ N(0, 1), rounded to multiples of 2⁻¹⁰ so that sums and halves of test images are exact. Neither
 * a blur, which keeps only the 1, nor a difference, which keeps only n, makes it small.
 */
export function testImage({ operator, batch, random }: Subject): Tensor {
  return onGrid(random.normal([batch, ...operator.inputShape]));
}

export function testMeasurement({ operator, batch, random }: Subject): Tensor {
  return onGrid(random.normal([batch, ...operator.outputShape]));
}

function onGrid(noise: Tensor): Tensor {
  return map(noise, (value) => 1 + Math.round(value * 1024) / 1024);
}

/** A product for each sample. */
export function times(a: number | PerSample, b: PerSample): PerSample {
  return b.map((value, n) => value * (typeof a === 'number' ? a : a[n]!));
}

/** A sum for each sample. */
export function plus(first: PerSample, ...rest: readonly PerSample[]): PerSample {
  return first.map((value, n) => rest.reduce((sum, other) => sum + other[n]!, value));
}

/**
 * ‖A‖ from below: `‖Ax‖/‖x‖` after some steps of power iteration. Its size is all that a tolerance needs, and a wrong
 * adjoint cannot make it larger.
 */
export async function operatorNorm(
  { inputShape, apply, adjoint }: LinearOperator,
  random: Random,
): Promise<number> {
  let x = map(random.normal([1, ...inputShape]), (value) => 1 + value);
  let Ax = await apply(x);
  let largest = norm(Ax)[0]! / norm(x)[0]!;
  for (let i = 0; i < 8 && largest > 0; i++) {
    x = await adjoint(Ax);
    const length = norm(x)[0]!;
    if (!(length > 0 && length < Infinity)) break;
    x = scale(1 / length, x);
    Ax = await apply(x);
    largest = Math.max(largest, norm(Ax)[0]!);
  }
  return largest;
}
