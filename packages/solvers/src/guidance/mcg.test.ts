import { createRandom, finish, norm, scale, sub, type Tensor, zeros } from '@tweedie/core';
import { gaussianPrior } from '@tweedie/priors';
import { denseOperator } from '@tweedie/testing';
import { expect, test } from 'vitest';
import { lawOf } from '../oracle/affine.ts';
import { expectLaw, forChains } from '../oracle/expectLaw.ts';
import { movesDown } from '../oracle/moves.ts';
import { replacementResult } from '../oracle/projections.ts';
import { gaussian, gaussianNoise, setting } from '../oracle/setting.ts';
import { mcg } from './mcg.ts';

const coarse = { min: 0.2, max: 1 }; // so that the end still remembers the start
const levels = { sigmaMin: coarse.min, sigmaMax: coarse.max };

// Where pixels are independent J is a number, so that the step Jᵀ·A⁺(…) lies in what the projection replaces.
for (const [alpha, eta, sigmaY] of [
  [1, 1, 0],
  [0.3, 0.6, 0.1],
] as const) {
  test(`on independent pixels it is the projection alone, in mean, variance and coverage: α ${alpha}, η ${eta}, σ_y ${sigmaY}`, async () => {
    const problem = await setting([1, 0.4], { sigmaY });
    const options = { steps: 6, alpha, eta, seed: 2, ...levels };
    const result = await finish(mcg(gaussian, forChains(problem), options));
    expectLaw(result, problem, (coefficient) =>
      lawOf(replacementResult(coefficient, { moves: movesDown(6, coarse), eta })),
    );
  });
}

/** Three values that vary together, of which two mixtures are measured. */
const covariance = [
  [0.5, 0.3, 0.2],
  [0.3, 0.4, 0.1],
  [0.2, 0.1, 0.3],
];
const together = gaussianPrior({ shape: [1, 1, 3], mean: 0.1, covariance, sigma: { min: 0.5, max: 0.5 } });
const operator = denseOperator({
  matrix: [
    [0.9, -0.4, 0.2],
    [0.1, 0.5, 0.3],
  ],
});
const measurement = {
  y: { shape: [1, 1, 1, 2], data: Float32Array.of(0.6, -0.2) },
  operator,
  noise: gaussianNoise(0),
};

test('what is not measured moves by −α times the slope of ‖A⁺(y − A·D)‖, by differences', async () => {
  const x = scale(0.5, createRandom(7).normal([1, 1, 1, 3])); // the start of seed 7 at the one level, 0.5
  const unit = 1 / (1000 * Math.sqrt(3 / (3 * 256 ** 2))); // what one step on 3 values makes of α
  const run = (alpha: number): Promise<Tensor> =>
    finish(mcg(together, measurement, { alpha: alpha * unit, steps: 1, seed: 7 }));
  const misfit = async (by: number, i: number): Promise<number> => {
    const at = { ...x, data: x.data.map((value, j) => value + (i === j ? by : 0)) };
    const D = await together.denoise(at, 0.5);
    return norm(sub(await operator.prox(D, measurement.y, 0), D))[0]!;
  };
  const h = 1 / 64; // truncation h²/6 of the third derivative, below 1 here; rounding 10⁻⁷/h
  const slope = zeros(x.shape);
  for (const i of slope.data.keys()) slope.data[i] = ((await misfit(h, i)) - (await misfit(-h, i))) / (2 * h);
  const unseen = await operator.prox(slope, zeros(measurement.y.shape), 0); // (I − A⁺A)·slope
  const moved = sub(await run(2), await run(0));
  expect(norm(unseen)[0]).toBeGreaterThan(0.02); // there is something to see
  expect(norm(sub(moved, scale(-2 * Math.sqrt(1.25), unseen)))[0]).toBeLessThan(5e-4);
});

test('the result agrees with y', async () => {
  const wide = { ...together, sigma: { min: 0.01, max: 20 } };
  const result = await finish(mcg(wide, measurement, { steps: 20 }));
  expect(norm(sub(await operator.apply(result), measurement.y))[0]!).toBeLessThan(1e-5); // float32
});
