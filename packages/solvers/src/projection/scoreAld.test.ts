import { finish, logUniformSigmas, norm, type Prior, sub } from '@tweedie/core';
import { expect, test } from 'vitest';
import { lawOf } from '../oracle/affine.ts';
import { expectLaw, forChains } from '../oracle/expectLaw.ts';
import { scoreAldResult } from '../oracle/projections.ts';
import { gaussian, setting } from '../oracle/setting.ts';
import { scoreAld } from './scoreAld.ts';

for (const [freshNoise, gamma, stepSize, sigmaY] of [
  ['langevin', 1, 0.5, 0.1],
  ['langevin', 2, 0.2, 0],
  ['consistent', 1, 0.5, 0.1],
  ['consistent', 2, 0.1, 0], // 0.1: too small a step to lose all the noise between two levels
] as const) {
  test(`mean, variance and coverage are those of the linear recursion: ${freshNoise}, γ ${gamma}, c ${stepSize}, σ_y ${sigmaY}`, async () => {
    const problem = await setting([1, 0.3], { sigmaY });
    const options = { steps: 8, innerSteps: 2, gamma, stepSize, freshNoise };
    const levels = { sigmaMin: 0.1, sigmaMax: 2, seed: 2 };
    const result = await finish(scoreAld(gaussian, forChains(problem), { ...options, ...levels }));
    const sigmas = logUniformSigmas(8, { min: 0.1, max: 2 }).slice(0, 8);
    const consistent = freshNoise === 'consistent';
    expectLaw(result, problem, (coefficient) =>
      lawOf(scoreAldResult(coefficient, { sigmas, innerSteps: 2, gamma, stepSize, consistent })),
    );
  });
}

test('each of the levels that the prior knows is visited as often as was asked, in a geometric row', async () => {
  const narrow: Prior = { ...gaussian, sigma: { min: 0.2, max: 3.2 } };
  const { measurement } = await setting([1], { width: 2 });
  const seen: number[] = [];
  const options = { steps: 3, innerSteps: 2 };
  await finish(scoreAld(narrow, measurement, options), ({ sigma }) => void seen.push(sigma));
  for (const [i, sigma] of [3.2, 3.2, 0.8, 0.8, 0.2, 0.2].entries()) expect(seen[i]).toBeCloseTo(sigma, 12);
  expect(seen).toHaveLength(6);
});

test('a non-linear operator enters through its derivative', async () => {
  const { measurement } = await setting([1], { width: 4, sigmaY: 0.05 });
  const { adjoint, ...bare } = measurement.operator;
  expect(adjoint).toBeDefined();
  const options = { steps: 20, seed: 1 };
  const result = await finish(scoreAld(gaussian, { ...measurement, operator: bare }, options));
  const linear = await finish(scoreAld(gaussian, measurement, options));
  expect(norm(sub(result, linear))[0]! / norm(linear)[0]!).toBeLessThan(1e-5); // float32, 60 steps
});
