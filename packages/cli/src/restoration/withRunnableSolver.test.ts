import { gaussianNoise } from '@tweedie/operators';
import { type Operator, type Prior, type Solver, zeros } from '@tweedie/core';
import { ddrm, redDiff } from '@tweedie/solvers';
import { expect, test, vi } from 'vitest';
import { withRunnableSolver } from './withRunnableSolver.ts';

const shape = [1, 2, 2];
const nonlinear: Operator = {
  name: 'fog',
  inputShape: shape,
  outputShape: shape,
  apply: (x) => x,
  vjp: (_, v) => v,
};
const prior: Prior = {
  name: 'p',
  shape: { channels: 1, height: null, width: null, multiple: 1 },
  sigma: { min: 0.01, max: 10 },
  denoise: (x) => Promise.resolve(x),
};
const measurement = { y: zeros([1, ...shape]), operator: nonlinear, noise: gaussianNoise({ sigma: 0.1 }) };
const report = { say: vi.fn(), note: vi.fn(), event: vi.fn(), result: vi.fn(), fail: vi.fn() };
const [solver, fallback] = [ddrm, redDiff] as unknown as [Solver, Solver];

test('a default solver that cannot run gives way, and the note says why', () => {
  const plan = withRunnableSolver(
    { solver, solverParams: { steps: 9 }, fallback },
    { prior, measurement },
    report,
  );
  expect(plan.solver).toBe(redDiff);
  expect(plan.solverParams).toMatchObject({ steps: 100 });
  expect(report.note).toHaveBeenCalledWith(
    'ddrm needs an operator with a singular value decomposition, and fog has none: red-diff runs instead.',
  );
});

test('a solver that can run, or that was named, stays', () => {
  const runnable = { solver: fallback, solverParams: {}, fallback: solver };
  expect(withRunnableSolver(runnable, { prior, measurement }, report)).toBe(runnable);
  const named = { solver, solverParams: {} };
  expect(withRunnableSolver(named, { prior, measurement }, report)).toBe(named);
});
