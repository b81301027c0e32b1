import { finish, type Tensor } from '@tweedie/core';
import { expect, test } from 'vitest';
import { lawOf } from '../oracle/affine.ts';
import { expectLaw, forChains } from '../oracle/expectLaw.ts';
import { movesDown } from '../oracle/moves.ts';
import { scoreSdeResult } from '../oracle/projections.ts';
import { gaussian, setting, variance } from '../oracle/setting.ts';
import { scoreSde } from './scoreSde.ts';

const range = { min: 0.05, max: 3 };
const levels = { sigmaMin: range.min, sigmaMax: range.max };

for (const [lambda, eta, sigmaY] of [
  [1, 1, 0],
  [0.7, 1, 0.1],
  [0.3, 0.5, 0.3],
] as const) {
  test(`mean, variance and coverage are those of the linear recursion: λ ${lambda}, η ${eta}, σ_y ${sigmaY}`, async () => {
    const problem = await setting([1, 0.4], { sigmaY });
    const options = { steps: 6, lambda, eta, ...levels };
    const result = await finish(scoreSde(gaussian, forChains(problem), { ...options, seed: 2 }));
    expectLaw(result, problem, (coefficient) =>
      lawOf(scoreSdeResult(coefficient, { moves: movesDown(6, range), lambda, eta })),
    );
  });
}

test('λ = 0 draws from the prior alone', async () => {
  const { measurement } = await setting([1], { width: 2 });
  const other = {
    ...measurement,
    y: { ...measurement.y, data: new Float32Array(measurement.y.data.length) },
  };
  const options = { steps: 5, lambda: 0 };
  expect(await finish(scoreSde(gaussian, other, options))).toEqual(
    await finish(scoreSde(gaussian, measurement, options)),
  );
});

test('the corrector sees the image after its projection, at the same noise level', async () => {
  const problem = await setting([1, 0.4], { rows: 2, sigmaY: 0 });
  const seen: { x: Tensor; sigma: number }[] = [];
  const options = { steps: 2, corrections: 2, ...levels };
  await finish(scoreSde(gaussian, forChains(problem), options), (step) => void seen.push(step));
  expect(seen.map(({ sigma }) => sigma)).toEqual([3, 3, 3, 0.05, 0.05, 0.05]);
  for (const { x, sigma } of seen) {
    expectLaw(x, problem, ({ s }) => ({ gain: 1 / s, offset: 0, variance: sigma ** 2 }));
  }
});

// With V = v + σ², g = (m − x)/V and ε = 2r²V²/Var x, the fixed point of Var ← (1 − ε/V)²·Var + 2ε is (1 + r²)·V.
test('many corrector steps alone reach the noisy prior, 1 + r² times as wide', async () => {
  const problem = await setting([1], { sigmaY: 0.1 });
  const snr = 0.3;
  const sigma = 0.4;
  let last: Tensor | undefined;
  const options = { steps: 1, sigmaMax: sigma, lambda: 0, corrections: 60, snr };
  await finish(scoreSde(gaussian, forChains(problem), options), ({ x }) => void (last = x));
  expectLaw(last!, problem, ({ m }) => ({
    gain: 0,
    offset: m,
    variance: (1 + snr ** 2) * (variance + sigma ** 2),
  }));
});
