import { combine, dot, finish, norm, sub } from '@tweedie/core';
import { expect, test } from 'vitest';
import { lawOf } from '../oracle/affine.ts';
import { expectLaw, forChains } from '../oracle/expectLaw.ts';
import { movesDown } from '../oracle/moves.ts';
import { ddsResult } from '../oracle/projections.ts';
import { gaussian, setting } from '../oracle/setting.ts';
import { dds } from './dds.ts';

const range = { min: 0.1, max: 2 };
const levels = { sigmaMin: range.min, sigmaMax: range.max };

for (const [lambda, eta] of [
  [0.2, 0.85],
  [0.05, 0],
  [0, 1],
] as const) {
  test(`mean, variance and coverage are those of DDS's linear recursion: λ ${lambda}, η ${eta}`, async () => {
    const problem = await setting([1, 0.4], { sigmaY: 0.1 });
    const options = { steps: 6, lambda, eta, ...levels };
    const result = await finish(dds(gaussian, forChains(problem), { ...options, seed: 2 }));
    expectLaw(result, problem, (coefficient) =>
      lawOf(ddsResult(coefficient, { moves: movesDown(6, range), lambda, eta })),
    );
  });
}

test('one conjugate gradient is the steepest descent from D to the end of the line', async () => {
  const { measurement } = await setting([1, 0.4, 0.2], { width: 5 });
  const { y, operator: A } = measurement;
  const solve = dds(gaussian, measurement, { steps: 1, iterations: 1, lambda: 0.1, sigmaMax: 0.5 });
  const { value } = (await solve.next()) as { value: { x: typeof y; denoised: typeof y } };
  const D = await gaussian.denoise(value.x, 0.5);
  const gradient = await A.adjoint(sub(y, await A.apply(D)));
  const curvature = dot(gradient, combine([1, await A.normal(gradient)], [0.1, gradient]))[0]!;
  const wanted = combine([1, D], [dot(gradient, gradient)[0]! / curvature, gradient]);
  expect(norm(sub(value.denoised, wanted))[0]! / norm(wanted)[0]!).toBeLessThan(1e-6); // float32
});

test('without a weight of the prior, a measurement of zeros leaves alone what the operator does not see', async () => {
  const problem = await setting([1, 0.4], { sigmaY: 0 });
  const y = { ...problem.measurement.y, data: new Float32Array(problem.measurement.y.data.length) };
  const measurement = { ...problem.measurement, y };
  const result = await finish(dds(gaussian, measurement, { steps: 4, lambda: 0 }));
  expect(norm(await measurement.operator.apply(result))[0]!).toBeLessThan(1e-5 * norm(result)[0]!);
  expect(norm(result)[0]!).toBeGreaterThan(1);
});
