import { finish, norm, sub } from '@tweedie/core';
import { expect, test } from 'vitest';
import { lawOf } from '../oracle/affine.ts';
import { expectLaw, forChains } from '../oracle/expectLaw.ts';
import { movesDown } from '../oracle/moves.ts';
import { ddrmResult } from '../oracle/recursions.ts';
import { gaussian, setting } from '../oracle/setting.ts';
import { ddrm } from './ddrm.ts';

const moves = movesDown(20, { min: 0.01, max: 20 });

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

test('three coarse steps, at the end of which the start and every step still show', async () => {
  for (const [s, sigmaY] of [
    [[1, 0.05], 0.1], // 0.1 / 0.05 > 1.5: the weak one starts from noise alone
    [[1, 0.5], 0.01], // 0.01 / 0.5 < 0.4: better than every level
  ] as const) {
    const problem = await setting(s, { sigmaY });
    const options = { steps: 3, sigmaMin: 0.4, sigmaMax: 1.5, etaB: 0.7 };
    const result = await finish(ddrm(gaussian, forChains(problem), options));
    const coarse = movesDown(3, { min: 0.4, max: 1.5 });
    expectLaw(result, problem, (coefficient) =>
      lawOf(ddrmResult(coefficient, { moves: coarse, eta: 0.85, etaB: 0.7, informed: true })),
    );
  }
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

test('a complete V costs two transforms a step, or one while every coefficient is measured better than the level', async () => {
  const { measurement } = await setting([1, 0.5, 0.2, 0], { width: 2 });
  await finish(ddrm(gaussian, measurement, { steps: 10 }));
  expect(measurement.operator.calls).toMatchObject({ vt: 1 + 10, v: 1 + 10, ut: 1 });
  const exact = (await setting([1, 0.5, 0.2, 0.1], { width: 2, sigmaY: 0 })).measurement;
  await finish(ddrm(gaussian, exact, { steps: 10 }));
  expect(exact.operator.calls).toMatchObject({ vt: 1, v: 1 + 10, ut: 1 });
});

test('a thin V costs two transforms a step while the measurement is better than the level, then three', async () => {
  const { measurement } = await setting([1, 0.5], { width: 2, sigmaY: 0 });
  await finish(ddrm(gaussian, measurement, { steps: 10 }));
  expect(measurement.operator.calls).toMatchObject({ vt: 1 + 10, v: 1 + 10 });
  const noisy = (await setting([1, 0.5], { width: 2, sigmaY: 0.1 })).measurement;
  await finish(ddrm(gaussian, noisy, { steps: 10 }));
  const below = movesDown(10, { min: 0.01, max: 20 }).filter(([, next]) => next < 0.1 / 0.5).length;
  expect(noisy.operator.calls).toMatchObject({ vt: 1 + 10 + below, v: 1 + 10 });
});
