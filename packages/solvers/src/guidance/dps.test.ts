import { createRandom, finish, norm, scale, type Tensor } from '@tweedie/core';
import { describe, expect, test } from 'vitest';
import { movesDown } from '../oracle/moves.ts';
import { gaussian, setting } from '../oracle/setting.ts';
import { ancestral } from '../samplers/ancestral.ts';
import { dps } from './dps.ts';

const range = { min: 0.01, max: 20 };

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
