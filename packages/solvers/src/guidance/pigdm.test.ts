import {
  createRandom,
  finish,
  linearOperator,
  type LinearOperator,
  norm,
  scale,
  sub,
  type Tensor,
} from '@tweedie/core';
import { describe, expect, test } from 'vitest';
import { lawOf } from '../oracle/affine.ts';
import { expectLaw, forChains } from '../oracle/expectLaw.ts';
import { pigdmResult } from '../oracle/guidance.ts';
import { movesDown } from '../oracle/moves.ts';
import { gaussian, posterior, setting, variance } from '../oracle/setting.ts';
import { heun } from '../samplers/heun.ts';
import { pigdm, pigdmDenoiser } from './pigdm.ts';

const range = { min: 0.01, max: 20 };
const exact = Math.sqrt(variance);

describe('ΠGDM', () => {
  test('with the exact covariance tends to the posterior: 1000 steps leave 3 % of its variance at most', () => {
    const moves = movesDown(1000, range);
    for (const s of [1, 0.3, 0.05, 0]) {
      const coefficient = { s, m: 0.4, sigmaY: 0.1 };
      const law = lawOf(pigdmResult(coefficient, { moves, tau: exact, eta: 1 }));
      const wanted = posterior(coefficient);
      expect(Math.abs(law.variance / wanted.variance - 1)).toBeLessThan(0.03);
      expect(Math.abs(law.gain - wanted.gain)).toBeLessThan(0.01 * Math.max(1, wanted.gain));
      expect(Math.abs(law.offset - wanted.offset)).toBeLessThan(0.01);
    }
  });

  for (const [tau, sigmaY, eta] of [
    [exact, 0.1, 1],
    [1, 0.1, 0.5],
    [1, 0, 1],
  ] as const) {
    test(`mean, variance and coverage are those of its linear recursion: τ ${tau.toFixed(2)}, σ_y ${sigmaY}, η ${eta}`, async () => {
      const problem = await setting([1, 0.3, 0.05], { sigmaY });
      const options = { steps: 30, dataSigma: tau, eta, seed: 3 };
      const result = await finish(pigdm(gaussian, forChains(problem), options));
      const moves = movesDown(30, range);
      expectLaw(result, problem, (coefficient) => lawOf(pigdmResult(coefficient, { moves, tau, eta })));
    });
  }

  test('1000 steps with the exact covariance draw from the posterior, in mean, variance and coverage', async () => {
    const problem = await setting([1, 0.3, 0.05], { width: 32 });
    const options = { steps: 1000, dataSigma: exact, seed: 6 };
    // The 3 % of the test above are far below what 39 chains of 32 columns show.
    expectLaw(await finish(pigdm(gaussian, forChains(problem), options)), problem, posterior);
  });

  test.each([0.1, 0])(
    'σ_y = %d: every operator solves in its own way, for the same estimate',
    async (sigmaY) => {
      const { measurement } = await setting([1, 0.3, 0.05], { width: 8, sigmaY });

      const { name, inputShape, outputShape, apply, adjoint, solve } = measurement.operator;
      const products = { name, inputShape, outputShape, apply, adjoint };
      const x = createRandom(2).normal([1, 1, 4, 8]);
      for (const sigma of [0.02, 0.5, 20]) {
        const estimate = async (operator: LinearOperator): Promise<Tensor> =>
          pigdmDenoiser(gaussian, { ...measurement, operator }, { dataSigma: 10 })(x, sigma);
        const wanted = await estimate(measurement.operator);
        const closed = await estimate(linearOperator({ ...products, solve }));
        // float32 rounds A·D to 6·10⁻⁸, which the smallest singular value stretches by 20 at σ_y = 0
        expect(norm(sub(closed, wanted))[0]! / norm(wanted)[0]!).toBeLessThan(1e-5);
        // Each of the three steps that CG could go on may gain slack² for a value of y: A·e errs by √3·slack, e being the error
        // of the inner solve, which enters the estimate by σ²/r²·J ≤ 1 + σ²/τ² times v/(v + σ²).
        const iterated = await estimate(linearOperator(products));
        const share = ((1 + sigma ** 2 / 100) * variance) / (variance + sigma ** 2);
        const slack = 0.01 * Math.max(sigmaY, Math.min(sigma, 10));
        const missed = norm(await apply(sub(iterated, wanted)))[0]! / Math.sqrt(24);
        expect(missed).toBeLessThan(Math.sqrt(3) * slack * share + 1e-6);
      }
    },
  );

  test('any sampler runs its denoiser: the ODE maps noise to the posterior, as Heun does to second order', async () => {
    const s = [1, 0.3, 0, 0];
    const { measurement, means, width } = await setting([1, 0.3], { width: 4 });
    const guided = pigdmDenoiser(gaussian, measurement, { dataSigma: exact });
    const x = scale(80, createRandom(1).normal([1, 1, 4, 4]));
    const start = measurement.operator.coefficients(x).data;
    const seen = (await measurement.operator.svd.ut(measurement.y)).data;
    const wanted = start.map((value, j) => {
      const row = Math.floor(j / width);
      const { gain, offset, variance } = posterior({ s: s[row]!, m: means[row]!, sigmaY: 0.1 });
      const mean = offset + gain * (seen[j] ?? 0);
      return mean + Math.sqrt(variance / (variance + 80 ** 2)) * (value - mean);
    });
    const errorOf = async (n: number): Promise<number> => {
      const sigmas = [...movesDown(n, { min: 1e-3, max: 80 }).map(([sigma]) => sigma), 0];
      const result = measurement.operator.coefficients(await finish(heun(guided, { x, sigmas })));
      return Math.max(...result.data.map((value, j) => Math.abs(value - wanted[j]!)));
    };
    const [coarse, fine] = [await errorOf(40), await errorOf(80)];
    expect(coarse).toBeLessThan(0.01);
    // The next order's error is at most a share 1/n of the leading one, as for the samplers themselves.
    expect(Math.abs(Math.log2(coarse / fine) - 2)).toBeLessThan(8 / 40);
  });
});
