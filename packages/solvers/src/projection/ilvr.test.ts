import { finish, norm, sub, type Tensor } from '@tweedie/core';
import { expect, test } from 'vitest';
import { lawOf } from '../oracle/affine.ts';
import { expectLaw, forChains } from '../oracle/expectLaw.ts';
import { movesDown } from '../oracle/moves.ts';
import { replacementResult } from '../oracle/projections.ts';
import { gaussian, setting } from '../oracle/setting.ts';
import { ilvr } from './ilvr.ts';

const coarse = { min: 0.2, max: 1 }; // so that the end still remembers the start

for (const [eta, release] of [
  [1, 0],
  [1, 0.5],
  [0, 0.5],
  [0.6, 9],
] as const) {
  test(`mean, variance and coverage are those of ILVR's linear recursion: η ${eta}, released below ${release}`, async () => {
    const problem = await setting([1, 0.4], { sigmaY: 0.1 });
    const options = { steps: 6, eta, releaseSigma: release, sigmaMin: coarse.min, sigmaMax: coarse.max };
    const result = await finish(ilvr(gaussian, forChains(problem), { ...options, seed: 2 }));
    expectLaw(result, problem, (coefficient) =>
      lawOf(replacementResult(coefficient, { moves: movesDown(6, coarse), eta, release })),
    );
  });
}

test('before the last step, the measured part carries its noise level on top of the noise in y', async () => {
  const problem = await setting([1, 0.4], { sigmaY: 0.1 });
  let last: Tensor | undefined;
  const options = { steps: 4, sigmaMin: 0.3, sigmaMax: 2 };
  await finish(ilvr(gaussian, forChains(problem), options), ({ x }) => void (last = x));
  expectLaw(last!, problem, ({ s, ...coefficient }) => {
    if (s > 0) return { gain: 1 / s, offset: 0, variance: 0.3 ** 2 };
    const moves = movesDown(4, { min: 0.3, max: 2 }).slice(0, 3);
    return lawOf(replacementResult({ s, ...coefficient }, { moves, eta: 1 }));
  });
});

test('held until the end, the result agrees with y; released, it does not', async () => {
  const { measurement } = await setting([1, 0.4], { sigmaY: 0.1 });
  const { y, operator } = measurement;
  const missed = async (releaseSigma: number): Promise<number> => {
    const result = await finish(ilvr(gaussian, measurement, { steps: 20, releaseSigma }));
    return norm(sub(await operator.apply(result), y))[0]! / norm(y)[0]!;
  };
  expect(await missed(0)).toBeLessThan(1e-6); // float32
  expect(await missed(0.5)).toBeGreaterThan(0.1);
});
