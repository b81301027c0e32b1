/** @file What DPS and LGD do to a wide image, whose norms are as good as their expectations. */
import { finish, repeat, type Tensor } from '@tweedie/core';
import { expect, test } from 'vitest';
import { type Law, lawOf } from '../oracle/affine.ts';
import { misfitResults, type MisfitRun } from '../oracle/guidance.ts';
import { movesDown } from '../oracle/moves.ts';
import { gaussian, setting, type Setting } from '../oracle/setting.ts';
import { dps } from './dps.ts';
import { lgd } from './lgd.ts';

const moves = movesDown(30, { min: 0.01, max: 20 });
const s = [1, 0.3, 0.05];
const [width, chains] = [2048, 8];

/** Mean and variance of each row of coefficients, as a law. */
function measuredLaws(result: Tensor, { measurement, s }: Setting): Law[] {
  const x = measurement.operator.coefficients(result).data;
  const seen = (measurement.operator.svd.ut(measurement.y) as Tensor).data;
  return s.map((_, row) => {
    const at = (n: number, k: number): number => x[(n * s.length + row) * width + k]!;
    const [sums, moments] = [
      [0, 0, 0, 0],
      [0, 0],
    ] as [number[], number[]];
    for (let k = 0; k < width; k++) {
      const draws = Array.from({ length: chains }, (_, n) => at(n, k));
      const mean = draws.reduce((a, b) => a + b) / chains;
      const u = seen[row * width + k] ?? 0;
      for (const [i, value] of [u, mean, u * u, u * mean].entries()) sums[i]! += value / width;
      moments[0]! += draws.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (chains - 1) / width;
    }
    const [u, mean, square, cross] = sums as [number, number, number, number];
    const spread = square - u * u;
    const gain = spread > 0 ? (cross - u * mean) / spread : 0;
    return { gain, offset: mean - gain * u, variance: moments[0]! };
  });
}

for (const [name, zeta, run, draws] of [
  ['DPS', 0.1, dps, undefined],
  ['DPS', 0.5, dps, undefined],
  ['LGD, one draw', 0.5, lgd, { tau: 1, n: 1 }],
  ['LGD, two draws', 0.2, lgd, { tau: 0.5, n: 2 }],
] as const) {
  test(`${name}: mean and variance of wide images are those of the recursion with expected norms, ζ ${zeta}`, async () => {
    const problem = await setting(s, { width, sigmaY: 0.1 });
    const { measurement } = problem;
    const y = repeat(measurement.y, chains);
    const options = { steps: 30, zeta, seed: 5, ...(draws && { dataSigma: draws.tau, draws: draws.n }) };
    const laws = measuredLaws(await finish(run(gaussian, { ...measurement, y }, options)), problem);
    const rows = problem.s.map((value, i) => ({ s: value, m: problem.means[i]!, sigmaY: 0.1 }));
    const expected = (zeta: number): Law[] =>
      misfitResults(rows, { moves, zeta, eta: 1, ...(draws && { draws }) } satisfies MisfitRun).map(lawOf);
    // A norm of m values strays by 1/√(2m) of itself, which is as if ζ did.
    const stray = 3 / Math.sqrt(2 * s.length * width);
    const [wanted, less, more] = [expected(zeta), expected(zeta * (1 - stray)), expected(zeta * (1 + stray))];
    for (const [row, { gain, offset, variance }] of laws.entries()) {
      const error = (pick: (law: Law) => number): number => Math.abs(pick(more[row]!) - pick(less[row]!));
      const law = wanted[row]!;
      const seen = Math.sqrt(rows[row]!.s ** 2 * 0.2 + 0.01); // the spread of y
      const chance = 4.5 * Math.sqrt(law.variance / (chains * width));
      expect(Math.abs(gain - law.gain), `gain ${row}`).toBeLessThan(chance / seen + error((l) => l.gain));
      const mean = Math.abs(rows[row]!.s * rows[row]!.m) / seen;
      expect(Math.abs(offset - law.offset), `offset ${row}`).toBeLessThan(
        chance * (1 + mean) + error((l) => l.offset),
      );
      const spread = 4.5 * Math.sqrt(2 / (width * (chains - 1))) * law.variance;
      expect(Math.abs(variance - law.variance), `variance ${row}`).toBeLessThan(
        spread + error((l) => l.variance),
      );
    }
  });
}
