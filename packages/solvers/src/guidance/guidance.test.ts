import { createRandom, finish, norm, scale, type Tensor } from '@tweedie/core';
import { describe, expect, test } from 'vitest';
import { lawOf } from '../oracle/affine.ts';
import { expectLaw, forChains } from '../oracle/expectLaw.ts';
import { pigdmResult } from '../oracle/guidance.ts';
import { movesDown } from '../oracle/moves.ts';
import { gaussian, posterior, setting, variance } from '../oracle/setting.ts';
import { ancestral } from '../samplers/ancestral.ts';
import { heun } from '../samplers/heun.ts';
import { dps } from './dps.ts';
import { momentMatching } from './momentMatching.ts';
import { pigdm, pigdmDenoiser } from './pigdm.ts';
import { tmpd } from './tmpd.ts';

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

test('moment matching is ΠGDM with the exact covariance, as many inner steps as there are singular values', async () => {
  const problem = await setting([1, 0.3, 0.05]);
  const options = { steps: 30, iterations: 3, seed: 4 };
  const result = await finish(momentMatching(gaussian, forChains(problem), options));
  const moves = movesDown(30, range);
  expectLaw(result, problem, (coefficient) => lawOf(pigdmResult(coefficient, { moves, tau: exact, eta: 1 })));
});

test('TMPD is ΠGDM with the exact covariance where the rows of A are orthonormal', async () => {
  const problem = await setting([1, 1, 1]);
  const result = await finish(tmpd(gaussian, forChains(problem), { steps: 30, seed: 5 }));
  const moves = movesDown(30, range);
  expectLaw(result, problem, (coefficient) => lawOf(pigdmResult(coefficient, { moves, tau: exact, eta: 1 })));
});

describe('DPS', () => {
  test('without a step it is the ancestral sampler', async () => {
    const { measurement } = await setting([1], { width: 4 });
    const run = (zeta: number): Promise<Tensor> =>
      finish(dps(gaussian, measurement, { zeta, steps: 6, seed: 2 }));
    const random = createRandom(2);
    const x = scale(20, random.normal([1, 1, 4, 4]));
    const sigmas = [...movesDown(6, range).map(([sigma]) => sigma), 0];
    const denoise = (x: Tensor, sigma: number): Promise<Tensor> => gaussian.denoise(x, sigma);
    expect(await run(0)).toEqual(await finish(ancestral(denoise, { x, sigmas, random })));
    expect(await run(1)).not.toEqual(await run(0));
  });

  test("its step is −ζ·√((1 + σ²)(1 + σ'²)) times the slope of the misfit, by differences", async () => {
    const { measurement } = await setting([1, 0.3], { width: 2 });
    const narrow = { ...gaussian, sigma: { min: 0.5, max: 0.5 } }; // one level, then 0
    const start = createRandom(7).normal([1, 1, 4, 2]);
    const x = { ...start, data: start.data.map((value) => 0.5 * value) };
    const unit = 1 / (1000 * Math.sqrt(8 / (3 * 256 ** 2))); // what one step on 8 values makes of ζ
    const run = (zeta: number): Promise<Tensor> =>
      finish(dps(narrow, measurement, { zeta: zeta * unit, steps: 1, seed: 7 }));
    const [moved, still] = [await run(2), await run(0)];
    const misfit = async (at: Tensor): Promise<number> =>
      missed(await gaussian.denoise(at, 0.5), measurement);
    const h = 1 / 64; // the norm is all but linear over h: curvature h²/‖r‖² = 10⁻⁴ of the slope, rounding 10⁻⁵
    for (const i of x.data.keys()) {
      const shifted = (by: number): Tensor => ({
        ...x,
        data: x.data.map((value, j) => value + (i === j ? by : 0)),
      });
      const slope = ((await misfit(shifted(h))) - (await misfit(shifted(-h)))) / (2 * h);
      const step = moved.data[i]! - still.data[i]!;
      expect(Math.abs(step + 2 * Math.sqrt(1.25) * slope)).toBeLessThan(1e-3);
    }
  });
});

function missed(x: Tensor, { y, operator }: Awaited<ReturnType<typeof setting>>['measurement']): number {
  const seen = operator.apply(x) as Tensor;
  return norm({ shape: y.shape, data: seen.data.map((value, i) => value - y.data[i]!) })[0]!;
}
