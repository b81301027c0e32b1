import { combine, createRandom, type DifferentiablePrior, dot, finish, full, norm, sub } from '@tweedie/core';
import { expect, test } from 'vitest';
import { lawOf } from '../oracle/affine.ts';
import { expectLaw, forChains } from '../oracle/expectLaw.ts';
import { pigdmResult } from '../oracle/guidance.ts';
import { movesDown } from '../oracle/moves.ts';
import { gaussian, setting, variance } from '../oracle/setting.ts';
import { tmpd, tmpdDenoiser } from './tmpd.ts';

const range = { min: 0.01, max: 20 };
const exact = Math.sqrt(variance);

test('TMPD is ΠGDM with the exact covariance where the rows of A are orthonormal', async () => {
  const problem = await setting([1, 1, 1]);
  const result = await finish(tmpd(gaussian, forChains(problem), { steps: 30, seed: 5 }));
  const moves = movesDown(30, range);
  expectLaw(result, problem, (coefficient) => lawOf(pigdmResult(coefficient, { moves, tau: exact, eta: 1 })));
});

test('where the rows of the Jacobian sum to 0 and y is exact, its step is no more than ten residuals long', async () => {
  const { measurement } = await setting([1, 1, 1], { sigmaY: 0, width: 8 });
  const { y, operator: A } = measurement;
  const p = await A.adjoint(full(y.shape, 1));
  const [sigma, J] = [0.3, variance / (variance + 0.3 ** 2)];
  // J·(I − ppᵀ/‖p‖²), symmetric and positive like the covariance that it stands for
  const balanced: DifferentiablePrior = {
    ...gaussian,
    vjp: async (x) => [
      await gaussian.denoise(x, sigma),
      (v) => Promise.resolve(combine([J, v], [(-J * dot(p, v)[0]!) / dot(p, p)[0]!, p])),
    ],
  };
  const x = createRandom(1).normal([1, 1, 4, 8]);
  const D = await gaussian.denoise(x, sigma);
  const step = norm(sub(await tmpdDenoiser(balanced, measurement)(x, sigma), D))[0]!;
  // AAᵀ = I, and the prior is no wider than the pixels of the floor: J ≤ 0.5²/(0.5² + σ²)
  expect(step).toBeLessThan(10 * norm(sub(y, await A.apply(D)))[0]!);
  expect(step).toBeGreaterThan(0);
});
