/** @file What every solver promises. */
import {
  createRandom,
  describeParameters,
  type DifferentiablePrior,
  finish,
  type Iterate,
  norm,
  type RunOptions,
  type SolverDefinition,
  sample,
  type Solve,
  sub,
  type Tensor,
} from '@tweedie/core';
import { expect, test } from 'vitest';
import { ddnm } from './consistency/ddnm.ts';
import { ddnmPlus } from './consistency/ddnmPlus.ts';
import { ddrm } from './consistency/ddrm.ts';
import { dds } from './consistency/dds.ts';
import { diffPir } from './consistency/diffPir.ts';
import { createAbortController } from './oracle/abortController.ts';
import { dps } from './guidance/dps.ts';
import { lgd } from './guidance/lgd.ts';
import { mcg } from './guidance/mcg.ts';
import { momentMatching } from './guidance/momentMatching.ts';
import { pigdm } from './guidance/pigdm.ts';
import { tmpd } from './guidance/tmpd.ts';
import { vmlMap, vmlMapJacobianFree } from './modes/vmlMap.ts';
import { gaussian, gaussianBy, mixing, setting, type Setting } from './oracle/setting.ts';
import { solversPlugin } from './plugin.ts';
import { ilvr } from './projection/ilvr.ts';
import { repaint } from './projection/repaint.ts';
import { scoreAld } from './projection/scoreAld.ts';
import { scoreSde } from './projection/scoreSde.ts';
import { redDiff } from './variational/redDiff.ts';

type Measurement = Setting['measurement'];
type Run = (prior: DifferentiablePrior, measurement: Measurement, options?: RunOptions) => Solve;

/** Evaluations in all, and before the first step. */
const runs: Readonly<Record<string, readonly [run: Run, evaluations: number, first?: number]>> = {
  'red-diff': [(p, m, o) => redDiff(p, m, { steps: 4, ...o }), 4],
  'red-diff, random levels': [(p, m, o) => redDiff(p, m, { steps: 4, order: 'random', ...o }), 4],
  'red-diff, stratified': [(p, m, o) => redDiff(p, m, { steps: 4, order: 'stratified', ...o }), 4],
  'red-diff, dispersion': [
    (p, m, o) => redDiff(p, m, { steps: 4, dispersion: 0.1, start: 'noise', ...o }),
    4,
  ],
  'red-diff, discrepancy': [(p, m, o) => redDiff(p, m, { steps: 4, lambdaRule: 'discrepancy', ...o }), 4],
  'red-diff, momentum': [(p, m, o) => redDiff(p, m, { steps: 4, optimiser: 'momentum', ...o }), 4],
  ddrm: [(p, m, o) => ddrm(p, m, { steps: 4, ...o }), 4],
  ddnm: [(p, m, o) => ddnm(p, m, { steps: 4, ...o }), 4],
  'ddnm, time travel': [(p, m, o) => ddnm(p, m, { steps: 4, travelLength: 3, travelRepeats: 2, ...o }), 8],
  'ddnm-plus': [(p, m, o) => ddnmPlus(p, m, { steps: 4, ...o }), 4],
  'ddnm-plus, time travel': [
    (p, m, o) => ddnmPlus(p, m, { steps: 4, travelLength: 2, travelRepeats: 3, ...o }),
    12,
  ],
  'diff-pir': [(p, m, o) => diffPir(p, m, { steps: 4, ...o }), 4],
  dps: [(p, m, o) => dps(p, m, { steps: 4, ...o }), 4],
  mcg: [(p, m, o) => mcg(p, m, { steps: 4, ...o }), 4],
  lgd: [(p, m, o) => lgd(p, m, { steps: 4, ...o }), 4],
  pigdm: [(p, m, o) => pigdm(p, m, { steps: 4, ...o }), 4],
  'pigdm, DPM-Solver++(2M)': [(p, m, o) => pigdm(p, m, { steps: 4, sampler: 'dpmpp2m', ...o }), 4],
  'moment-matching': [(p, m, o) => momentMatching(p, m, { steps: 4, ...o }), 4],
  tmpd: [(p, m, o) => tmpd(p, m, { steps: 4, ...o }), 4],
  'vml-map': [(p, m, o) => vmlMap(p, m, { steps: 4, inner: 2, ...o }), 12, 3],
  'vml-map-jf': [(p, m, o) => vmlMapJacobianFree(p, m, { steps: 4, inner: 2, ...o }), 12, 3],
  dds: [(p, m, o) => dds(p, m, { steps: 4, ...o }), 4],
  'score-ald': [(p, m, o) => scoreAld(p, m, { steps: 2, innerSteps: 3, ...o }), 6],
  'score-sde': [(p, m, o) => scoreSde(p, m, { steps: 4, ...o }), 4],
  'score-sde, corrector': [(p, m, o) => scoreSde(p, m, { steps: 4, lambda: 0.7, corrections: 2, ...o }), 12],
  ilvr: [(p, m, o) => ilvr(p, m, { steps: 4, ...o }), 4],
  'repaint, no jumps': [(p, m, o) => repaint(p, m, { steps: 4, resamplings: 1, ...o }), 4],
  'repaint, jumps': [(p, m, o) => repaint(p, m, { steps: 4, jumpLength: 2, resamplings: 3, ...o }), 8],
};

const all: readonly Run[] = [
  redDiff,
  ddrm,
  ddnm,
  ddnmPlus,
  diffPir,
  dds,
  scoreAld,
  scoreSde,
  ilvr,
  repaint,
  dps,
  mcg,
  lgd,
  pigdm,
  momentMatching,
  tmpd,
  vmlMap,
  vmlMapJacobianFree,
];

/** Three measurements of three truths, with all kinds of coefficients. */
async function batch(): Promise<Measurement> {
  const { measurement } = await setting([1, 0.3, 0], { width: 3 });
  return { ...measurement, y: createRandom(8).normal([3, 1, 3, 3]) };
}

async function stepsOf(
  solve: Solve,
): Promise<{ steps: (Iterate & { done: number; total: number })[]; result: Tensor }> {
  const steps: (Iterate & { done: number; total: number })[] = [];
  const result = await finish(solve, (step) => void steps.push({ ...step, ...step.evaluations }));
  return { steps, result };
}

for (const [name, [run, evaluations, first = 1]] of Object.entries(runs)) {
  test(`${name}: a batch of three is three runs`, async () => {
    const measurement = await batch();
    const whole = await finish(run(gaussian, measurement, { random: createRandom(5) }));
    for (const n of [0, 1, 2]) {
      const single = { ...measurement, y: sample(measurement.y, n) };
      const alone = await finish(run(gaussian, single, { random: createRandom(5).lane(n) }));
      expect(alone.data).toEqual(sample(whole, n).data);
    }
  });

  test(`${name}: the seed decides`, async () => {
    const measurement = await batch();
    const result = await finish(run(gaussian, measurement, { seed: 3 }));
    expect(await finish(run(gaussian, measurement, { seed: 3 }))).toEqual(result);
    expect(await finish(run(gaussian, measurement, { seed: 4 }))).not.toEqual(result);
  });

  test(`${name}: each step counts the evaluations, and the last one reaches the total`, async () => {
    const { steps, result } = await stepsOf(run(gaussian, await batch()));
    const each = (i: number): number => first + (i * (evaluations - first)) / (steps.length - 1);
    expect(steps.map(({ done }) => done)).toEqual(steps.map((_, i) => each(i)));
    expect(steps.map(({ total }) => total)).toEqual(steps.map(() => evaluations));
    for (const { x, denoised, sigma } of steps) {
      expect([x.shape, denoised.shape]).toEqual([result.shape, result.shape]);
      expect(sigma).toBeGreaterThan(0);
    }
  });

  test(`${name}: steps keep their images when the run goes on`, async () => {
    const kept: (readonly [Tensor, Float32Array])[] = [];
    await finish(run(gaussian, await batch()), ({ x, denoised }) => {
      for (const image of [x, denoised]) kept.push([image, image.data.slice()]);
    });
    for (const [image, before] of kept) expect(image.data).toEqual(before);
  });

  test(`${name}: a signal ends the run while the network works`, async () => {
    const controller = createAbortController();
    let calls = 0;
    const steps = first + 1;
    const stuck = gaussianBy(async (x, sigma) => {
      if (++calls < steps) return gaussian.denoise(x, sigma);
      controller.abort();
      return new Promise(() => undefined);
    });
    const solve = run(stuck, await batch(), { signal: controller.signal });
    await solve.next();
    await expect(solve.next()).rejects.toThrow('The run was cancelled');
    expect(calls).toBe(steps);
  });

  test(`${name}: a network that fails ends the run with its error`, async () => {
    const broken = gaussianBy(() => Promise.reject(new Error('no memory left')));
    await expect(finish(run(broken, await batch()))).rejects.toThrow('no memory left');
  });

  test(`${name}: one noise level and one step are enough`, async () => {
    const narrow = { ...gaussian, sigma: { min: 0.5, max: 0.5 } };
    const { result } = await stepsOf(run(narrow, await batch(), { ...{ steps: 1 } } as RunOptions));
    expect(result.data.every(Number.isFinite)).toBe(true);
  });

  test(`${name}: no noise and a measurement of zeros give numbers`, async () => {
    const { measurement } = await setting([1, 0.3, 0], { width: 3, sigmaY: 0 });
    const y = { shape: measurement.y.shape, data: new Float32Array(measurement.y.data.length) };
    const result = await finish(run(gaussian, { ...measurement, y }));
    expect(result.data.every(Number.isFinite)).toBe(true);
  });
}

test('a solver runs from the default options, and its result explains y better than the prior mean', async () => {
  const { measurement } = await setting([1, 0.3], { width: 8 });
  const { y, operator } = measurement;
  const missed = async (x: Tensor) => norm(sub(await operator.apply(x), y))[0]!;
  const flat: Tensor = { shape: [1, 1, 4, 8], data: new Float32Array(32).fill(0.3) };
  for (const solver of all) {
    expect(await missed(await finish(solver(gaussian, measurement)))).toBeLessThan((await missed(flat)) / 2);
  }
});

test('bad options get a sentence that names the solver, the rule and the value', async () => {
  const { measurement } = await setting([1], { width: 2 });
  const fail = (solve: Solve) => expect(finish(solve)).rejects;
  await fail(redDiff(gaussian, measurement, { steps: 0 })).toThrow(
    'red-diff: steps must be at least 1, got 0',
  );
  await fail(ddrm(gaussian, measurement, { eta: 1.5 })).toThrow('ddrm: eta must be at most 1, got 1.5');
  await fail(ddnm(gaussian, measurement, { travelLength: 0 })).toThrow(
    'ddnm: travelLength must be at least 1, got 0',
  );
  await fail(diffPir(gaussian, measurement, { lambda: 0 })).toThrow(
    'diff-pir: lambda must be greater than 0, got 0',
  );
  await fail(ddnmPlus(gaussian, measurement, { sigmaMax: NaN })).toThrow(
    /^ddnm-plus: sigmaMax must be a .*number, got NaN$/,
  );
  await fail(ddrm(gaussian, measurement, { sigmaMin: 5, sigmaMax: 2 })).toThrow(
    'ddrm: sigmaMin must be at most sigmaMax, got 5 and 2 with a prior for 0.001 to 100',
  );
  await fail(ddrm(gaussian, measurement, { weight: 'linear' } as never)).toThrow(
    'ddrm: there is no option "weight"',
  );
  await fail(scoreSde(gaussian, measurement, { lambda: 2 })).toThrow(
    'score-sde: lambda must be at most 1, got 2',
  );
  await fail(scoreAld(gaussian, measurement, { gamma: 0 })).toThrow(
    'score-ald: gamma must be greater than 0, got 0',
  );
  await fail(repaint(gaussian, measurement, { jumpLength: 0 })).toThrow(
    'repaint: jumpLength must be at least 1, got 0',
  );
});

test('levels beyond those of the prior are cut to what it knows', async () => {
  const narrow = { ...gaussian, sigma: { min: 0.2, max: 3 } };
  for (const solver of all.filter((solver) => solver !== scoreAld)) {
    const { steps } = await stepsOf(solver(narrow, await batch(), { ...{ steps: 3 } } as RunOptions));
    expect([steps[0]!.sigma, steps[2]!.sigma]).toEqual([3, 0.2]);
  }
});

test('an operator without what a solver needs is refused, by the types and in words', async () => {
  const { svd, ...rest } = mixing([1], { rows: 2, width: 2 });
  expect(svd).toBeDefined();
  const { measurement } = await setting([1], { rows: 2, width: 2 });
  const linear = { ...measurement, operator: rest };
  // @ts-expect-error -- no singular value decomposition
  await expect(finish(ddrm(gaussian, linear))).rejects.toThrow(
    'ddrm: needs an operator with a singular value decomposition, and mixing has none',
  );
  // @ts-expect-error -- no singular value decomposition
  await expect(finish(ddnmPlus(gaussian, linear))).rejects.toThrow('ddnm-plus: needs an operator');
  const { adjoint, ...nonlinear } = rest;
  expect(adjoint).toBeDefined();
  // @ts-expect-error -- not linear
  await expect(finish(diffPir(gaussian, { ...measurement, operator: nonlinear }))).rejects.toThrow(
    'diff-pir: needs a linear operator, and mixing is not linear',
  );
  const bent = { ...measurement, operator: nonlinear };
  for (const solver of [dds, scoreSde, ilvr, repaint, mcg]) {
    // @ts-expect-error -- not linear
    await expect(finish(solver(gaussian, bent))).rejects.toThrow(
      `${solver.definition.name}: needs a linear operator, and mixing is not linear`,
    );
  }
  const poisson = { ...measurement, noise: { ...measurement.noise, name: 'poisson' } };
  // @ts-expect-error -- not Gaussian
  await expect(finish(ddrm(gaussian, poisson))).rejects.toThrow(
    'needs Gaussian noise, and the noise is poisson',
  );
  // @ts-expect-error -- not Gaussian
  await expect(finish(scoreAld(gaussian, poisson))).rejects.toThrow('score-ald: needs Gaussian noise');
});

test('every parameter has a title and a default, and those that also take a value of one’s own list their names', () => {
  for (const { definition } of solversPlugin.solvers!) {
    for (const parameter of describeParameters((definition as SolverDefinition).params)) {
      expect(parameter.title).not.toBe(parameter.name);
      expect(parameter.default, parameter.name).toBeDefined();
    }
  }
  const named = describeParameters(redDiff.definition.params).filter(({ name }) =>
    ['weight', 'start'].includes(name),
  );
  expect(named.map(({ kind, values }) => [kind, values?.length])).toEqual([
    ['choice', 7],
    ['choice', 3],
  ]);
});

test('the plugin lists every solver with its paper', () => {
  expect(solversPlugin.solvers?.map(({ definition }) => definition.name)).toEqual([
    'red-diff',
    'ddrm',
    'ddnm',
    'ddnm-plus',
    'diff-pir',
    'dds',
    'score-ald',
    'score-sde',
    'ilvr',
    'repaint',
    'dps',
    'mcg',
    'lgd',
    'pigdm',
    'moment-matching',
    'tmpd',
    'vml-map',
    'vml-map-jf',
    'latent-dps',
  ]);
});
