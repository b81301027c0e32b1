import { sameShape, type Tensor } from '@tweedie/core';
import { relativeError } from './numbers/relativeError.ts';
import { show } from './report.ts';

export interface CloseToTensorOptions {
  /** The largest `‖received − expected‖/‖expected‖` of a sample that passes. */
  readonly relative: number;
}

/**
 * What `registerMatchers` adds. To let TypeScript know it in vitest:
 * `declare module 'vitest' { interface Matchers<T> extends TensorMatchers<T> {} }`
 */
export interface TensorMatchers<R = unknown> {
  /** Passes where each sample is within a relative distance of the expected one. */
  toBeCloseToTensor(expected: Tensor, options: CloseToTensorOptions): R;
}

interface Verdict {
  readonly pass: boolean;
  message(): string;
}

/** The part of `expect` in vitest and Jest that takes new matchers. */
export interface Expect {
  extend(matchers: {
    toBeCloseToTensor(received: Tensor, expected: Tensor, options: CloseToTensorOptions): Verdict;
  }): unknown;
}

/** Adds `toBeCloseToTensor` to the `expect` of a test runner. */
export function registerMatchers(expect: Expect): void {
  expect.extend({ toBeCloseToTensor });
}

function toBeCloseToTensor(received: Tensor, expected: Tensor, { relative }: CloseToTensorOptions): Verdict {
  if (!sameShape(received.shape, expected.shape)) {
    const message = `expected a tensor of shape [${expected.shape}], got [${received.shape}]`;
    return { pass: false, message: () => message };
  }
  const error = relativeError(received, expected);
  const pass = error <= relative;
  const wanted = `expected tensors ${pass ? 'further apart than' : 'within'} ${show(relative)}`;
  const got = `got a relative error of ${show(error)}`;
  return { pass, message: () => `${wanted}, ${got}, at worst ${worstEntry(received, expected)}` };
}

function worstEntry(received: Tensor, expected: Tensor): string {
  const errors = received.data.map((value, i) => Math.abs(value - expected.data[i]!));
  const worst = errors.reduce((k, error, i) => (Number.isNaN(error) || error > errors[k]! ? i : k), 0);
  return `${received.data[worst]} instead of ${expected.data[worst]} at [${placeOf(worst, expected.shape)}]`;
}

function placeOf(index: number, shape: readonly number[]): number[] {
  return shape.reduceRight<number[]>((place, length) => {
    place.unshift(index % length);
    index = Math.floor(index / length);
    return place;
  }, []);
}
