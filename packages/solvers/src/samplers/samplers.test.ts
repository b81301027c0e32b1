import {
  createRandom,
  finish,
  karrasSigmas,
  logUniformSigmas,
  map,
  scale,
  steps,
  type Tensor,
} from '@tweedie/core';
import { expect, test } from 'vitest';
import { add, type Affine, createNoise, lawOf } from '../oracle/affine.ts';
import { denoised } from '../oracle/recursions.ts';
import { gaussian, mean, variance } from '../oracle/setting.ts';
import { type SamplerName, samplers } from './samplers.ts';

/** The probability-flow ODE of a Gaussian keeps `(x − m) / √(v + σ²)` as it is. */
function solution(x: number, from: number, to: number): number {
  return mean + (x - mean) * Math.sqrt((variance + to ** 2) / (variance + from ** 2));
}

async function endOf(name: SamplerName, sigmas: readonly number[], x = 20): Promise<number> {
  const start: Tensor = { shape: [1, 1, 1, 1], data: Float32Array.of(x) };
  return (await finish(samplers[name].run(gaussian.denoise, { x: start, sigmas }))).data[0]!;
}

/** log₂ of how much twice the steps improve the end. */
async function orderOf(name: SamplerName, n: number): Promise<number> {
  const range = { min: 0.1, max: 10 };
  const errors = await Promise.all(
    [n, 2 * n].map(async (count) => {
      const sigmas = logUniformSigmas(count + 1, range).slice(0, -1);
      return Math.abs((await endOf(name, sigmas)) - solution(20, range.max, range.min));
    }),
  );
  return Math.log2(errors[0]! / errors[1]!);
}

// The next order's error is at most a share 1/n of the leading one, and so moves log₂ of the ratio by about 1/n.
for (const [name, order, n] of [
  ['euler', 1, 64],
  ['heun', 2, 32],
  ['dpmpp2m', 2, 64],
] as const) {
  test(`${name} is of order ${order}`, async () => {
    expect(Math.abs((await orderOf(name, n)) - order)).toBeLessThan(8 / n);
  });
}

/** Each sampler's steps on one pixel, from its paper, in float64. */
const recursions: Readonly<Record<SamplerName, (sigmas: readonly number[]) => Affine>> = {
  euler: (sigmas) => walk(sigmas, (x, sigma, next) => move(x, { sigma, next, slope: slopeAt(x, sigma) })),
  heun: (sigmas) =>
    walk(sigmas, (x, sigma, next) => {
      const slope = slopeAt(x, sigma);
      const ahead = move(x, { sigma, next, slope });
      if (next === 0) return ahead;
      return move(x, { sigma, next, slope: add([0.5, slope], [0.5, slopeAt(ahead, next)]) });
    }),
  ancestral: (sigmas) =>
    walk(sigmas, (x, sigma, next, noise) => {
      const D = denoised(x, { m: mean, sigma });
      const kept = next ** 2 / sigma ** 2;
      const spread = Math.sqrt(next ** 2 * (1 - kept));
      return add([1 - kept, D], [kept, x], [spread, noise()]);
    }),
  dpmpp2m(sigmas) {
    let before: { D: Affine; lambda: number } | undefined;
    return walk(sigmas, (x, sigma, next) => {
      const D = denoised(x, { m: mean, sigma });
      const lambda = -Math.log(sigma);
      const h = -Math.log(next) - lambda;
      const r = before && (lambda - before.lambda) / h;
      const mixed = r && next > 0 ? add([1 + 1 / (2 * r), D], [-1 / (2 * r), before!.D]) : D;
      before = { D, lambda };
      return add([next / sigma, x], [-Math.expm1(-h), mixed]);
    });
  },
};

type Step = (x: Affine, sigma: number, next: number, noise: () => Affine) => Affine;

function walk(sigmas: readonly number[], step: Step): Affine {
  const noise = createNoise();
  let x = add([sigmas[0]!, noise()]);
  for (const [, sigma, next] of steps(sigmas)) x = step(x, sigma, next, noise);
  return x;
}

function slopeAt(x: Affine, sigma: number): Affine {
  return add([1 / sigma, x], [-1 / sigma, denoised(x, { m: mean, sigma })]);
}

function move(x: Affine, { sigma, next, slope }: { sigma: number; next: number; slope: Affine }): Affine {
  return add([1, x], [next - sigma, slope]);
}

for (const name of ['euler', 'heun', 'ancestral', 'dpmpp2m'] as const) {
  test(`${name} draws with the mean and the variance of its recursion`, async () => {
    const sigmas = karrasSigmas(12, { min: 0.01, max: 80 });
    const random = createRandom(4);
    const n = 40_000;
    const x = scale(80, random.normal([1, 1, 1, n]));
    const { data } = await finish(samplers[name].run(gaussian.denoise, { x, sigmas, random }));
    const law = lawOf(recursions[name](sigmas));
    const average = data.reduce((a, b) => a + b, 0) / n;
    const spread = data.reduce((a, b) => a + (b - average) ** 2, 0) / (n - 1);
    // 4.5 standard errors of n independent normal numbers
    expect(Math.abs(average - law.offset)).toBeLessThan(4.5 * Math.sqrt(law.variance / n));
    expect(Math.abs(spread / law.variance - 1)).toBeLessThan(4.5 * Math.sqrt(2 / n));
  });
}

test('many small steps draw from the prior', () => {
  const sigmas = karrasSigmas(2000, { min: 0.002, max: 80 });
  // The start leaves out the mean of the prior, of which √(v / (v + 80²)) < 0.6 % is left at the end.
  const forgotten = Math.sqrt(variance / (variance + 80 ** 2));
  // A step of order 1 errs by at most ½·(Δ log σ)² in log x, and Σ Δ log σ = log(80/0.002) in 2000 steps.
  const error =
    (Math.log(80 / 0.002) * Math.max(...sigmas.slice(1, -1).map((s, i) => Math.log(sigmas[i]! / s)))) / 2;
  for (const recursion of Object.values(recursions)) {
    const law = lawOf(recursion(sigmas));
    expect(Math.abs(law.offset / mean - 1)).toBeLessThan(forgotten + error);
    expect(Math.abs(law.variance / variance - 1)).toBeLessThan(2 * (forgotten + error));
  }
});

test('ancestral without fresh noise is Euler', async () => {
  const sigmas = karrasSigmas(6, { min: 0.1, max: 10 });
  const x = scale(10, createRandom(1).normal([2, 1, 2, 2]));
  const euler = await finish(samplers.euler.run(gaussian.denoise, { x, sigmas }));
  expect(await finish(samplers.ancestral.run(gaussian.denoise, { x, sigmas, eta: 0 }))).toEqual(euler);
});

test('two equal levels leave x where it is', async () => {
  const x = map(scale(2, createRandom(1).normal([1, 1, 1, 3])), (value) => value);
  for (const { run } of Object.values(samplers)) {
    expect((await finish(run(gaussian.denoise, { x, sigmas: [2, 2, 2] }))).data).toEqual(x.data);
  }
});

test('the table knows how often each evaluates the network', async () => {
  for (const { run, evaluations } of Object.values(samplers)) {
    let count = 0;
    const denoise: typeof gaussian.denoise = (x, sigma) => (count++, gaussian.denoise(x, sigma));
    const x = createRandom(1).normal([1, 1, 1, 1]);
    await finish(run(denoise, { x, sigmas: karrasSigmas(7, { min: 0.1, max: 1 }) }));
    expect(count).toBe(evaluations(7));
  }
});
