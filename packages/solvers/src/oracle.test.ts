/** @file The public check, fed with the bias that each solver's linear recursion predicts. */
import { defineSolver, karrasSigmas, logUniformSigmas } from '@tweedie/core';
import { checkSolver, diagonalOracle } from '@tweedie/testing';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { ddnm } from './consistency/ddnm.ts';
import { ddnmPlus } from './consistency/ddnmPlus.ts';
import { dds } from './consistency/dds.ts';
import { ddrm } from './consistency/ddrm.ts';
import { diffPir } from './consistency/diffPir.ts';
import { type Affine, lawOf } from './oracle/affine.ts';
import { mcg } from './guidance/mcg.ts';
import { momentMatching } from './guidance/momentMatching.ts';
import { pigdm } from './guidance/pigdm.ts';
import { pigdmResult } from './oracle/guidance.ts';
import { tmpd } from './guidance/tmpd.ts';
import { movesDown } from './oracle/moves.ts';
import { ddsResult, replacementResult, scoreAldResult, scoreSdeResult } from './oracle/projections.ts';
import {
  type Coefficient,
  ddnmPlusResult,
  ddnmResult,
  ddrmResult,
  diffPirResult,
  redDiffResult,
} from './oracle/recursions.ts';
import { posterior, variance } from './oracle/setting.ts';
import { ilvr } from './projection/ilvr.ts';
import { jumps } from './projection/jumps.ts';
import { repaint } from './projection/repaint.ts';
import { scoreAld } from './projection/scoreAld.ts';
import { scoreSde } from './projection/scoreSde.ts';
import { redDiff } from './variational/redDiff.ts';

const sigmaY = 0.1;
const s = [1, 0.3, 0.05];
const oracle = diagonalOracle({ s, pixels: 256, variance, noise: sigmaY });
const range = { min: 0.01, max: 50 };
const levels = { sigmaMin: range.min, sigmaMax: range.max };

/** What `checkSolver` should see, given what a solver does to one coefficient. */
function biasOf(recursion: (coefficient: Coefficient) => Affine): { gain: number[]; variance: number[] } {
  const pairs = s.map((value) => {
    const coefficient = { s: value, m: 0, sigmaY };
    return [lawOf(recursion(coefficient)), posterior(coefficient)] as const;
  });
  return {
    gain: pairs.map(([law, exact]) => law.gain / exact.gain),
    variance: pairs.map(([law, exact]) => law.variance / exact.variance),
  };
}

const moves = movesDown(20, range);
const sigmas = karrasSigmas(60, range).slice(0, 60);
const options = { steps: 20, eta: 0.85, ...levels };
const geometric = logUniformSigmas(20, range).slice(0, 20);
const jumping = { jumpLength: 4, resamplings: 2 };

for (const [name, check, recursion] of [
  [
    'ddrm',
    (expected) => checkSolver(ddrm, { oracle, samples: 4, options, expected }),
    (c) => ddrmResult(c, { moves, eta: 0.85, etaB: 1, informed: true }),
  ],
  [
    'ddnm-plus',
    (expected) => checkSolver(ddnmPlus, { oracle, samples: 4, options, expected }),
    (c) => ddnmPlusResult(c, { moves, eta: 0.85 }),
  ],
  [
    'ddnm',
    (expected) => checkSolver(ddnm, { oracle, samples: 4, options, expected }),
    (c) => ddnmResult(c, { moves, eta: 0.85 }),
  ],
  [
    'diff-pir',
    (expected) =>
      checkSolver(diffPir, {
        oracle,
        samples: 4,
        options: { steps: 20, lambda: 4, zeta: 0.5, ...levels },
        expected,
      }),
    (c) => diffPirResult(c, { moves, lambda: 4, zeta: 0.5, floor: 0.002 }),
  ],
  [
    'red-diff',
    (expected) =>
      checkSolver(redDiff, {
        oracle,
        samples: 4,
        options: { steps: 60, optimiser: 'sgd', learningRate: 0.2, ...levels },
        expected,
      }),
    (c) => redDiffResult(c, { sigmas, weight: () => 0.25, rate: () => 0.2, momentum: 0, dispersion: 0 }),
  ],
  [
    'dds',
    (expected) => checkSolver(dds, { oracle, samples: 4, options: { ...options, lambda: 0.1 }, expected }),
    (c) => ddsResult(c, { moves, eta: 0.85, lambda: 0.1 }),
  ],
  [
    'score-ald',
    (expected) => checkSolver(scoreAld, { oracle, samples: 4, options: { steps: 20, ...levels }, expected }),
    (c) => scoreAldResult(c, { sigmas: geometric, innerSteps: 3, stepSize: 0.5, gamma: 1, consistent: true }),
  ],
  [
    'score-sde',
    (expected) =>
      checkSolver(scoreSde, { oracle, samples: 4, options: { ...options, lambda: 0.7 }, expected }),
    (c) => scoreSdeResult(c, { moves, eta: 0.85, lambda: 0.7 }),
  ],
  [
    'ilvr',
    (expected) =>
      checkSolver(ilvr, { oracle, samples: 4, options: { ...options, releaseSigma: 0.5 }, expected }),
    (c) => replacementResult(c, { moves, eta: 0.85, release: 0.5 }),
  ],
  [
    'mcg', // the projection alone: the pixels of this prior are independent
    (expected) => checkSolver(mcg, { oracle, samples: 4, options, expected }),
    (c) => replacementResult(c, { moves, eta: 0.85 }),
  ],
  [
    'pigdm',
    (expected) => checkSolver(pigdm, { oracle, samples: 4, options: { ...options, dataSigma: 1 }, expected }),
    (c) => pigdmResult(c, { moves, tau: 1, eta: 0.85 }),
  ],
  [
    'moment-matching',
    (expected) => checkSolver(momentMatching, { oracle, samples: 4, options, expected }),
    (c) => pigdmResult(c, { moves, tau: Math.sqrt(variance), eta: 0.85 }),
  ],
  [
    'tmpd', // A·J·Aᵀ is diagonal here: its rows are their sums
    (expected) => checkSolver(tmpd, { oracle, samples: 4, options, expected }),
    (c) => pigdmResult(c, { moves, tau: Math.sqrt(variance), eta: 0.85 }),
  ],
  [
    'repaint',
    (expected) => checkSolver(repaint, { oracle, samples: 4, options: { ...options, ...jumping }, expected }),
    (c) => replacementResult(c, { moves: jumps(karrasSigmas(20, range), jumping), eta: 0.85 }),
  ],
] as const satisfies readonly (readonly [
  string,
  (expected: { gain: number[]; variance: number[] }) => ReturnType<typeof checkSolver>,
  (coefficient: Coefficient) => Affine,
])[]) {
  test(`${name} passes the check of solvers with the bias of its recursion, and fails it without`, async () => {
    const { checks } = await check(biasOf(recursion));
    expect(checks.filter(({ passed }) => !passed)).toEqual([]);
    const unbiased = await check({ gain: [1, 1, 1], variance: [1, 1, 1] });
    expect(unbiased.passed).toBe(false);
  });
}

/** Draws from the prior, whatever was measured. */
const deaf = defineSolver({
  name: 'deaf',
  title: 'Deaf',
  summary: 'Ignores the measurement.',
  paper: 'none',
  needs: { operator: 'any', noise: 'any', prior: 'denoise' },
  params: z.object({}),
  evaluations: () => 1,
  async *solve(prior, { y, operator }, { random }) {
    const x = random.normal([y.shape[0]!, ...operator.inputShape]);
    const denoised = await prior.denoise(x, 1);
    yield { sigma: 1, x, denoised };
    return denoised;
  },
});

test('a solver that ignores y fails, however much slack it asks for', async () => {
  const { checks } = await checkSolver(deaf, {
    oracle,
    samples: 4,
    slack: { gain: 9, mean: 9, variance: 99, coverage: 1 },
  });
  expect(checks.filter(({ passed }) => !passed).map(({ name }) => name)).toContain('follows y');
});
