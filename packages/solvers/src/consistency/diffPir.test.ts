import { finish } from '@tweedie/core';
import { expect, test } from 'vitest';
import { lawOf } from '../oracle/affine.ts';
import { expectLaw, forChains } from '../oracle/expectLaw.ts';
import { movesDown } from '../oracle/moves.ts';
import { diffPirResult } from '../oracle/recursions.ts';
import { gaussian, setting } from '../oracle/setting.ts';
import { diffPir } from './diffPir.ts';

const moves = movesDown(30, { min: 0.01, max: 20 });

for (const [lambda, zeta, sigmaY] of [
  [1, 0.3, 0.1],
  [7, 0, 0.1],
  [2, 1, 0],
] as const) {
  test(`mean, variance and coverage are those of DiffPIR's linear recursion: λ ${lambda}, ζ ${zeta}, σ_y ${sigmaY}`, async () => {
    const problem = await setting([1, 0.3, 0.05], { sigmaY });
    const options = { steps: 30, lambda, zeta, noiseFloor: 0.02, seed: 2 };
    const result = await finish(diffPir(gaussian, forChains(problem), options));
    expectLaw(result, problem, (coefficient) =>
      lawOf(diffPirResult(coefficient, { moves, lambda, zeta, floor: 0.02 })),
    );
  });
}

test('the noise floor keeps the prior in play where y has no noise', async () => {
  const { measurement } = await setting([1], { sigmaY: 0, width: 4 });
  const run = (noiseFloor: number) => finish(diffPir(gaussian, measurement, { noiseFloor, steps: 5 }));
  expect(await run(0.1)).not.toEqual(await run(0.001));
});

test('the quadratic grid gives another result', async () => {
  const { measurement } = await setting([1], { width: 4 });
  const run = (grid: 'karras' | 'quadratic') => finish(diffPir(gaussian, measurement, { grid, steps: 5 }));
  expect(await run('quadratic')).not.toEqual(await run('karras'));
});
