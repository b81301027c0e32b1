import type { Tensor } from '@tweedie/core';
import { expect, test } from 'vitest';
import { type Discrepancy, followDiscrepancy } from './discrepancy.ts';

const at = (...values: number[]): Tensor => ({ shape: [1, values.length], data: Float32Array.from(values) });

/** In balance at λ = 2, with the misfit on target. */
const balanced: Discrepancy = {
  x0: at(0, 0),
  denoised: at(1, 0.5),
  gradient: at(1, 0.5),
  squared: [4],
  target: 4,
  force: 0.5,
  start: 2,
  rate: 0.01,
};

test('λ rests where data and prior balance each other and the misfit is that of the noise', () => {
  expect(followDiscrepancy([2], balanced)).toEqual([2]);
});

test('a misfit above the noise lowers λ, one below raises it, by the fourth root of the ratio', () => {
  expect(followDiscrepancy([2], { ...balanced, squared: [8] })[0]).toBeCloseTo(2 / 2 ** 0.25, 12);
  expect(followDiscrepancy([2], { ...balanced, squared: [2] })[0]).toBeCloseTo(2 * 2 ** 0.25, 12);
});

test('towards balance λ goes half of the way, in the logarithm', () => {
  expect(followDiscrepancy([1], balanced)[0]).toBeCloseTo(Math.SQRT2, 12);
});

test('λ waits for an estimate that is still on its way: above the target it never rises, below it never falls', () => {
  expect(followDiscrepancy([0.1], { ...balanced, squared: [8] })).toEqual([0.1]);
  expect(followDiscrepancy([8], { ...balanced, squared: [2] })).toEqual([8]);
});

test('no step changes λ by more than a factor of 2', () => {
  expect(followDiscrepancy([2], { ...balanced, squared: [1e9] })).toEqual([1]);
  expect(followDiscrepancy([2], { ...balanced, squared: [1e-9] })).toEqual([4]);
  expect(followDiscrepancy([2], { ...balanced, squared: [0] })).toEqual([4]);
});

test('λ stays where the prior doesn’t pull against the data, or nothing pulls at all', () => {
  expect(followDiscrepancy([2], { ...balanced, denoised: at(-1, 0), squared: [100] })).toEqual([2]);
  expect(followDiscrepancy([2], { ...balanced, gradient: at(0, 0), squared: [0] })).toEqual([2]);
});

test('λ is bounded by its start, and by what the descent can follow', () => {
  expect(followDiscrepancy([2e6], { ...balanced, squared: [1e-30], rate: 1e-9 })).toEqual([2e6]);
  expect(followDiscrepancy([2e-6], { ...balanced, squared: [1e30] })).toEqual([2e-6]);
  expect(followDiscrepancy([2], { ...balanced, squared: [1e-9], rate: 1 })).toEqual([2]);
});

test('each sample of a batch has its own λ', () => {
  const two = (x: Tensor): Tensor => ({ shape: [2, 2], data: Float32Array.of(...x.data, ...x.data) });
  const { x0, denoised, gradient } = balanced;
  const batch = { x0: two(x0), denoised: two(denoised), gradient: two(gradient), squared: [4, 1e9] };
  expect(followDiscrepancy([2, 2], { ...balanced, ...batch })).toEqual([2, 1]);
});
