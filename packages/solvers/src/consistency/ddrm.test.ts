import { finish, norm, sub } from '@tweedie/core';
import { expect, test } from 'vitest';
import { lawOf } from '../oracle/affine.ts';
import { expectLaw, forChains } from '../oracle/expectLaw.ts';
import { movesDown } from '../oracle/moves.ts';
import { ddrmResult } from '../oracle/recursions.ts';
import { gaussian, setting } from '../oracle/setting.ts';
import { ddrm } from './ddrm.ts';

const moves = movesDown(20, { min: 0.01, max: 80 });

for (const [name, s] of [
  ['complete V, strong to unmeasured', [1, 0.3, 0.02, 0]],
  ['thin V', [1, 0.05]],
  ['thin V with a zero', [0.5, 0, 0.1]],
] as const) {
  for (const [eta, etaB] of [
    [0.85, 1],
    [0.5, 0.8],
  ] as const) {
    test(`mean, variance and coverage are those of DDRM's linear recursion: ${name}, η ${eta}, η_b ${etaB}`, async () => {
      const problem = await setting(s);
      const result = await finish(ddrm(gaussian, forChains(problem), { eta, etaB, seed: 2 }));
      expectLaw(result, problem, (coefficient) =>
        lawOf(ddrmResult(coefficient, { moves, eta, etaB, informed: true })),
      );
    });
  }
}

test('without noise the result agrees with the measurement', async () => {
  const problem = await setting([1, 0.3, 0.02], { sigmaY: 0 });
  const { y, operator } = problem.measurement;
  const result = await finish(ddrm(gaussian, problem.measurement));
  const missed = norm(sub(await operator.apply(result), y))[0]! / norm(y)[0]!;
  expect(missed).toBeLessThan(1e-6); // float32
  expectLaw(await finish(ddrm(gaussian, forChains(problem))), problem, (coefficient) =>
    lawOf(ddrmResult(coefficient, { moves, eta: 0.85, etaB: 1, informed: true })),
  );
});

test('a measurement weaker than the largest noise level starts from noise alone', async () => {
  const problem = await setting([1, 0.001]); // 0.1 / 0.001 = 100 > 80
  const result = await finish(ddrm(gaussian, forChains(problem)));
  expectLaw(result, problem, (coefficient) =>
    lawOf(ddrmResult(coefficient, { moves, eta: 0.85, etaB: 1, informed: true })),
  );
});

test('a singular value below the resolution of float32 counts as not measured', async () => {
  const problem = await setting([1, 1e-9, 0.5], { sigmaY: 0 });
  const result = await finish(ddrm(gaussian, forChains(problem)));
  expectLaw(result, problem, (coefficient) =>
    lawOf(
      ddrmResult(
        { ...coefficient, s: coefficient.s < 1e-6 ? 0 : coefficient.s },
        { moves, eta: 0.85, etaB: 1, informed: true },
      ),
    ),
  );
});

test('a complete V costs two transforms a step', async () => {
  const { measurement } = await setting([1, 0.5, 0.2, 0], { width: 2 });
  await finish(ddrm(gaussian, measurement, { steps: 10 }));
  expect(measurement.operator.calls).toMatchObject({ vt: 1 + 10, v: 1 + 10, ut: 1 });
});

test('a thin V costs two transforms a step while the measurement is better than the level, then three', async () => {
  const { measurement } = await setting([1, 0.5], { width: 2, sigmaY: 0 });
  await finish(ddrm(gaussian, measurement, { steps: 10 }));
  expect(measurement.operator.calls).toMatchObject({ vt: 1 + 10, v: 1 + 10 });
  const noisy = (await setting([1, 0.5], { width: 2, sigmaY: 0.1 })).measurement;
  await finish(ddrm(gaussian, noisy, { steps: 10 }));
  const below = movesDown(10, { min: 0.01, max: 80 }).filter(([, next]) => next < 0.1 / 0.5).length;
  expect(noisy.operator.calls).toMatchObject({ vt: 1 + 10 + below, v: 1 + 10 });
});
